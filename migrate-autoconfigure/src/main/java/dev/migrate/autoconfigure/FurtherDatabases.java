package dev.migrate.autoconfigure;

import java.util.List;
import java.util.function.Supplier;

import dev.migrate.MigrationService;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.execution.MigrationLiquibase;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers for each database beside the application's own the beans that this one has,
 * with its name before theirs. Whoever asks for such a bean by its type means the
 * application's own database, and the name of another one is a qualifier.
 */
final class FurtherDatabases implements ImportBeanDefinitionRegistrar {

	private static final Log logger = LogFactory.getLog(FurtherDatabases.class);

	/**
	 * What Spring Boot's slices for tests leave classes out by, those that declare the
	 * DataSources of further databases among them.
	 */
	private static final String TEST_SLICE = "org.springframework.boot.test.autoconfigure.filter.TypeExcludeFilters";

	private final Environment environment;

	private final ListableBeanFactory beans;

	FurtherDatabases(Environment environment, BeanFactory beans) {
		this.environment = environment;
		this.beans = (ListableBeanFactory) beans;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
		for (DatabaseSettings settings : DatabaseSettings.further(this.environment)) {
			if (this.beans.containsBean(TEST_SLICE) && new FurtherDataSource(settings, this.beans).isMissing()) {
				logger.info("This slice of the application has no DataSource for the database '" + settings.name()
						+ "', which is left out: import the configuration that declares it where a test wants it.");
				continue;
			}
			new Registration(settings, registry).register();
		}
	}

	/**
	 * The beans of one database.
	 */
	private final class Registration {

		private final DatabaseSettings settings;

		private final BeanDefinitionRegistry registry;

		Registration(DatabaseSettings settings, BeanDefinitionRegistry registry) {
			this.settings = settings;
			this.registry = registry;
		}

		void register() {
			RootBeanDefinition database = new RootBeanDefinition(MigratedDatabase.class);
			database.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
			database.getConstructorArgumentValues().addIndexedArgumentValue(0, this.settings);
			add("migratedDatabase", database);
			add("migrationStartupOrder", StartupOrder.class,
					() -> new StartupOrder(name(MigrateAutoConfiguration.INITIALIZER),
							name(MigrateAutoConfiguration.LIQUIBASE)));
			add("migrationDataSource", MigrationDataSource.class, this::dataSource);
			add("migrationChangelogLoader", ChangelogLoader.class, () -> database().changelogs());
			add(MigrateAutoConfiguration.LIQUIBASE, MigrationLiquibase.class, this::liquibase);
			List<String> own = OwnServices.of(this.settings, FurtherDatabases.this.beans);
			own.forEach(this::adopt);
			if (own.isEmpty()) {
				add(MigrateAutoConfiguration.SERVICE, MigrationService.class,
						() -> new PropertyNames(this.settings.name()).spelledBy(() -> database()
							.service(() -> FurtherEntities.of(this.settings, FurtherDatabases.this.beans))));
			}
			// Another service has to be asked itself
			boolean fast = own.isEmpty() && this.settings.properties().getFastPath().isEnabled();
			add(MigrateAutoConfiguration.INITIALIZER, MigrationInitializer.class,
					() -> database().initializer(() -> bean(MigrateAutoConfiguration.SERVICE, MigrationService.class),
							() -> fast ? database().fastPath(() -> SharedHistory.exists(database(), all())) : null))
				.setLazyInit(false);
			// What tells of tenants may be in the application's own
			this.registry.getBeanDefinition(name(MigrateAutoConfiguration.INITIALIZER))
				.setDependsOn(MigrateAutoConfiguration.INITIALIZER);
		}

		/**
		 * Has a service of the application's own found where ours would be.
		 */
		private void adopt(String service) {
			if (this.registry.getBeanDefinition(service) instanceof AbstractBeanDefinition definition) {
				definition.setFallback(true);
			}
			if (!service.equals(name(MigrateAutoConfiguration.SERVICE))) {
				this.registry.registerAlias(service, name(MigrateAutoConfiguration.SERVICE));
			}
		}

		private MigrationDataSource dataSource() {
			return new FurtherDataSource(this.settings, FurtherDatabases.this.beans).find();
		}

		private MigrationLiquibase liquibase() {
			SharedHistory.refuse(database(), all());
			return database().liquibase(bean("migrationChangelogLoader", ChangelogLoader.class));
		}

		private List<MigratedDatabase> all() {
			return FurtherDatabases.this.beans.getBeanProvider(MigratedDatabase.class).stream().toList();
		}

		private <T> RootBeanDefinition add(String name, Class<T> type, Supplier<T> supplier) {
			return add(name, new RootBeanDefinition(type, supplier));
		}

		private RootBeanDefinition add(String name, RootBeanDefinition definition) {
			definition.setLazyInit(true);
			definition.setFallback(true);
			definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, this.settings.name()));
			this.registry.registerBeanDefinition(name(name), definition);
			return definition;
		}

		private MigratedDatabase database() {
			return bean("migratedDatabase", MigratedDatabase.class);
		}

		private <T> T bean(String name, Class<T> type) {
			return FurtherDatabases.this.beans.getBean(name(name), type);
		}

		private String name(String name) {
			return this.settings.bean(name);
		}

	}

}
