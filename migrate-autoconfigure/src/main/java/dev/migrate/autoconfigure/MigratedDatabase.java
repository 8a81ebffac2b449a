package dev.migrate.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.migrate.GenerationSettings;
import dev.migrate.HostApplication;
import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.TenantProvider;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.execution.DataMigration;
import dev.migrate.execution.HistoryTables;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.execution.RunTimeouts;
import dev.migrate.model.EntityModelSource;
import liquibase.Liquibase;
import liquibase.integration.spring.Customizer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * Makes whatever migrates one database, the application's own as well as any beside it.
 * Nothing is looked up before it is needed.
 */
final class MigratedDatabase {

	private final DatabaseSettings settings;

	private final ApplicationContext context;

	MigratedDatabase(DatabaseSettings settings, ApplicationContext context) {
		this.settings = settings;
		this.context = context;
	}

	DatabaseSettings settings() {
		return this.settings;
	}

	/**
	 * How to reach it.
	 */
	MigrationDataSource dataSource() {
		return bean("migrationDataSource", MigrationDataSource.class);
	}

	/**
	 * Where its history is.
	 */
	HistoryTables tables() {
		return ServiceSettings.tables(this.settings.liquibase());
	}

	ChangelogLoader changelogs() {
		return new ChangelogLoader(changelog(), this.context);
	}

	/**
	 * Liquibase as the properties say that it runs.
	 */
	MigrationLiquibase liquibase(ChangelogLoader changelogs) {
		return liquibase(changelogs, dataSource().dataSource());
	}

	/**
	 * The same for another DataSource.
	 */
	MigrationLiquibase liquibase(ChangelogLoader changelogs, DataSource dataSource) {
		this.context.getBean(AddedEngines.class);
		MigrateProperties properties = this.settings.properties();
		MigrationLiquibase liquibase = new MigrationLiquibase(changelogs);
		liquibase.setDataSource(dataSource);
		ServiceSettings.apply(this.settings.liquibase(), liquibase);
		liquibase.setLockWait(properties.getLock().getWait());
		liquibase.setTimeouts(new RunTimeouts(properties.getLockTimeout(), properties.getLockRetries(),
				properties.getStatementTimeout()));
		List<Customizer<Liquibase>> customizers = customizers().orderedStream().toList();
		if (!customizers.isEmpty()) {
			liquibase
				.setCustomizer((customized) -> customizers.forEach((customizer) -> customizer.customize(customized)));
		}
		liquibase.setDataMigrations(() -> this.context.getBeanProvider(DataMigration.class).orderedStream().toList());
		liquibase.setRemembering(properties.getFastPath().isEnabled());
		if (this.settings.changeLogRequired() && !properties.isAutoGenerate()) {
			liquibase.setMissingChangelog(this.settings::missingChangelog);
		}
		return liquibase;
	}

	/**
	 * What may spare the startup run Liquibase.
	 * @param refused whether a run would be refused before it begins
	 */
	FastPath fastPath(BooleanSupplier refused) {
		return fastPath(tables(), dataSource().dataSource(), refused);
	}

	/**
	 * The same for another history.
	 */
	FastPath fastPath(HistoryTables tables, DataSource dataSource) {
		return fastPath(tables, dataSource, () -> false);
	}

	private FastPath fastPath(HistoryTables tables, DataSource dataSource, BooleanSupplier refused) {
		return new FastPath(changelog(), this.settings.liquibase(), tables, this.context.getClassLoader(), dataSource,
				() -> customizers().stream().findAny().isPresent() || refused.getAsBoolean());
	}

	/**
	 * The front door.
	 * @param entities what its entities are
	 */
	MigrationService service(EntityModelSource entities) {
		this.context.getBean(AddedEngines.class);
		TenantServices tenants = new TenantServices(this, entities, this.context);
		return MigrationServices.create(this.settings.name(), () -> bean("liquibase", MigrationLiquibase.class),
				() -> bean("migrationChangelogLoader", ChangelogLoader.class), entities, generation(),
				this::application, tenants::find);
	}

	/**
	 * How revisions are made.
	 */
	GenerationSettings generation() {
		return new DecidingBeans(this.context).applyTo(ServiceSettings.generation(this.settings.properties()));
	}

	/**
	 * The application around it.
	 */
	HostApplication application() {
		return application(false);
	}

	/**
	 * The same around a part of it.
	 * @param shared whether others are in the same database, in schemas of theirs
	 */
	HostApplication application(boolean shared) {
		return new SpringApplicationHost(this.context, this.settings, shared);
	}

	/**
	 * The startup run.
	 * @param fastPath what may spare the service the work, or null
	 */
	MigrationInitializer initializer(Supplier<MigrationService> service, Supplier<@Nullable FastPath> fastPath) {
		return new MigrationInitializer(service, () -> hasTenants(service) ? null : fastPath.get(), this.settings,
				MigrationInitializer.isCommandMode(this.context.getEnvironment()));
	}

	/** Each of them has a history, and a fast path, of his own. */
	private boolean hasTenants(Supplier<MigrationService> service) {
		return this.context.getBeanNamesForType(TenantProvider.class, true, false).length > 0
				&& service.get().hasTenants();
	}

	EntityFollower follower(MigrationService service) {
		return new EntityFollower(service, this.settings);
	}

	private ChangelogSettings changelog() {
		Path module = ApplicationModule.directory(this.context);
		ChangelogSettings settings = ServiceSettings.changelog(this.settings.liquibase(), this.settings.properties(),
				module);
		return settings.withTemplate(settings.template().withNaming(new NamingBeans(this.context)));
	}

	private ObjectProvider<Customizer<Liquibase>> customizers() {
		return this.context.getBeanProvider(ResolvableType.forClassWithGenerics(Customizer.class, Liquibase.class));
	}

	private <T> T bean(String name, Class<T> type) {
		return this.context.getBean(this.settings.bean(name), type);
	}

}
