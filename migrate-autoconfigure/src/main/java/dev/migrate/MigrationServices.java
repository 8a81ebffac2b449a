package dev.migrate;

import java.util.function.Supplier;

import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.execution.MigrationRun;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.model.EntityModelSource;

/**
 * Makes the services of an application's databases.
 */
public final class MigrationServices {

	private MigrationServices() {
	}

	/**
	 * The service of one database. Nothing is asked of its suppliers before it is needed;
	 * running needs neither entities nor settings.
	 */
	public static MigrationService create(String name, Supplier<MigrationLiquibase> liquibase,
			Supplier<ChangelogLoader> changelogs, EntityModelSource entities, GenerationSettings settings) {
		return new RunningService(name, liquibase);
	}

	/**
	 * Runs revisions; writing and checking them comes with the authoring stages.
	 */
	private record RunningService(String name, Supplier<MigrationLiquibase> liquibase) implements MigrationService {

		@Override
		public GenerateResult generate(GenerateRequest request) {
			throw new UnsupportedOperationException();
		}

		@Override
		public MigrateResult migrate(MigrateRequest request) {
			MigrationRun run = this.liquibase.get().run(request.target(), request.progress());
			return new MigrateResult(run.applied(), run.changeSets());
		}

		@Override
		public MigrationStatus status() {
			return this.liquibase.get().status();
		}

		@Override
		public CheckResult check() {
			throw new UnsupportedOperationException();
		}

	}

}
