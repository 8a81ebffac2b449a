package dev.migrate;

import java.util.function.Supplier;

import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.execution.MigrationLiquibase;
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
		return new DefaultMigrationService(name, liquibase, changelogs,
				() -> new Authoring(new LiveDatabase(liquibase.get()), changelogs.get(), entities, settings));
	}

}
