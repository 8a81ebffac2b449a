package dev.migrate;

import java.nio.file.Path;
import java.util.function.Supplier;

import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.failure.MigrationException;
import dev.migrate.model.EntityModelSource;
import org.jspecify.annotations.Nullable;

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
		return create(name, liquibase, changelogs, entities, settings,
				() -> HostApplication.none(Path.of("").toAbsolutePath()));
	}

	/**
	 * The service of one database of an application.
	 */
	public static MigrationService create(String name, Supplier<MigrationLiquibase> liquibase,
			Supplier<ChangelogLoader> changelogs, EntityModelSource entities, GenerationSettings settings,
			Supplier<HostApplication> application) {
		return create(name, liquibase, changelogs, entities, settings, application, () -> null);
	}

	/**
	 * The service of one database that may have tenants.
	 */
	public static MigrationService create(String name, Supplier<MigrationLiquibase> liquibase,
			Supplier<ChangelogLoader> changelogs, EntityModelSource entities, GenerationSettings settings,
			Supplier<HostApplication> application, Supplier<@Nullable Tenants> tenants) {
		return new DefaultMigrationService(name, () -> withShadow(liquibase.get(), settings), changelogs,
				() -> new Authoring(new LiveDatabase(liquibase.get(), settings.shadowDatabase()), changelogs.get(),
						entities, settings),
				entities, application, settings, tenants);
	}

	/**
	 * Refuses a second database of one name, which nobody could ask for any more.
	 */
	public static MigrationException sameName(String name) {
		return new MigrationException("Two databases have one name: '" + name + "'.",
				"Give the MigrationService that the application declares a name() of its own, or the database another "
						+ "one under app.migrate.databases.");
	}

	private static MigrationLiquibase withShadow(MigrationLiquibase liquibase, GenerationSettings settings) {
		ShadowDatabase shadow = settings.shadowDatabase();
		if (shadow != null) {
			liquibase.setShadowPlace(shadow::open);
		}
		return liquibase;
	}

}
