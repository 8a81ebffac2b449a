package dev.migrate.autoconfigure;

import javax.sql.DataSource;

import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.execution.DataMigration;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.execution.RunTimeouts;
import dev.migrate.failure.MigrationException;
import dev.migrate.model.EntityModel;
import dev.migrate.model.EntityModelSource;
import dev.migrate.model.ModelCapture;
import liquibase.Liquibase;
import liquibase.change.DatabaseChange;
import liquibase.integration.spring.Customizer;
import liquibase.integration.spring.SpringLiquibase;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseConnectionDetails;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseDataSource;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.ConnectionCallback;

/**
 * Auto-configuration for migrations. Takes the place of Spring Boot's for Liquibase: runs
 * the same changelogs by the same properties, with revisions on top.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class, before = LiquibaseAutoConfiguration.class)
@ConditionalOnClass({ SpringLiquibase.class, DatabaseChange.class, ConnectionCallback.class })
@ConditionalOnBooleanProperty(name = "app.migrate.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "spring.liquibase.enabled", matchIfMissing = true)
@Conditional(MigrateAutoConfiguration.DatabaseCondition.class)
@ConditionalOnMissingBean(SpringLiquibase.class)
@EnableConfigurationProperties({ MigrateProperties.class, LiquibaseProperties.class })
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class MigrateAutoConfiguration {

	static final String INITIALIZER = "migrationInitializer";

	private static final String LIQUIBASE = "liquibase";

	@Bean
	static StartupOrder migrationStartupOrder() {
		return new StartupOrder(INITIALIZER, LIQUIBASE);
	}

	@Bean
	@ConditionalOnMissingBean(LiquibaseConnectionDetails.class)
	MigrationConnectionDetails liquibaseConnectionDetails(LiquibaseProperties properties) {
		return new MigrationConnectionDetails(properties);
	}

	@Bean
	MigrationDataSource migrationDataSource(ObjectProvider<DataSource> dataSource,
			@LiquibaseDataSource ObjectProvider<DataSource> liquibaseDataSource,
			LiquibaseConnectionDetails connectionDetails) {
		return MigrationDataSource.of(liquibaseDataSource.getIfAvailable(), dataSource.getIfUnique(),
				connectionDetails);
	}

	/**
	 * Comes before Spring Boot's, which would create every {@link SpringLiquibase} to ask
	 * it for its database.
	 */
	@Bean
	SchemaManagementProvider migrationSchemaManagementProvider(ObjectProvider<MigrationDataSource> database) {
		return (dataSource) -> dataSource.equals(database.getObject().application()) ? SchemaManagement.MANAGED
				: SchemaManagement.UNMANAGED;
	}

	@Bean
	@Lazy
	ChangelogLoader migrationChangelogLoader(LiquibaseProperties liquibase, MigrateProperties properties,
			ListableBeanFactory beanFactory, ResourceLoader resourceLoader) {
		return new ChangelogLoader(
				ServiceSettings.changelog(liquibase, properties, ApplicationModule.directory(beanFactory)),
				resourceLoader);
	}

	/**
	 * Lazy, because creating it loads much of Liquibase. Spring Boot's own backs off all
	 * the same.
	 */
	@Bean(LIQUIBASE)
	@Lazy
	MigrationLiquibase migrationLiquibase(MigrationDataSource database, LiquibaseProperties liquibaseProperties,
			MigrateProperties properties, ChangelogLoader changelogs, ObjectProvider<Customizer<Liquibase>> customizer,
			ObjectProvider<DataMigration> dataMigrations) {
		MigrationLiquibase liquibase = new MigrationLiquibase(changelogs);
		liquibase.setDataSource(database.dataSource());
		ServiceSettings.apply(liquibaseProperties, liquibase);
		liquibase.setLockWait(properties.getLock().getWait());
		liquibase.setTimeouts(new RunTimeouts(properties.getLockTimeout(), properties.getLockRetries(),
				properties.getStatementTimeout()));
		customizer.ifUnique(liquibase::setCustomizer);
		liquibase.setDataMigrations(() -> dataMigrations.stream().toList());
		liquibase.setRemembering(properties.getFastPath().isEnabled());
		return liquibase;
	}

	/**
	 * Another service has to be asked itself.
	 */
	@Bean
	@Lazy
	@ConditionalOnMissingBean(MigrationService.class)
	@ConditionalOnBooleanProperty(name = "app.migrate.fast-path.enabled", matchIfMissing = true)
	FastPath migrationFastPath(LiquibaseProperties liquibase, MigrateProperties properties,
			ListableBeanFactory beanFactory, ResourceLoader resourceLoader, MigrationDataSource database,
			ObjectProvider<Customizer<Liquibase>> customizer) {
		return new FastPath(ServiceSettings.changelog(liquibase, properties, ApplicationModule.directory(beanFactory)),
				liquibase, resourceLoader.getClassLoader(), database.dataSource(),
				() -> customizer.stream().findAny().isPresent());
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	MigrationService migrationService(ObjectProvider<MigrationLiquibase> liquibase,
			ObjectProvider<ChangelogLoader> changelogs, ObjectProvider<EntityModelSource> entities,
			MigrateProperties properties, ApplicationContext context, Environment environment) {
		return MigrationServices.create("default", liquibase::getObject, changelogs::getObject,
				() -> entities.getIfAvailable(() -> MigrateAutoConfiguration::noEntities).get(),
				ServiceSettings.generation(properties),
				() -> new SpringApplicationHost(context, environment, properties));
	}

	private static EntityModel noEntities() {
		throw new MigrationException("There are no entities, because Hibernate is not on the class path.",
				"Add spring-boot-starter-data-jpa, which migrate-starter brings along.");
	}

	@Bean(INITIALIZER)
	MigrationInitializer migrationInitializer(ObjectProvider<MigrationService> service,
			ObjectProvider<FastPath> fastPath, MigrateProperties properties, Environment environment) {
		return new MigrationInitializer(service, fastPath, properties,
				environment.containsProperty("spring.liquibase.change-log"),
				MigrationInitializer.isCommandMode(environment));
	}

	/**
	 * Where the entities come from.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = { "org.hibernate.boot.Metadata",
			"org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean" })
	static class EntitiesConfiguration {

		@Bean
		static ModelCapture migrationModelCapture(Environment environment, ObjectProvider<EntityFollower> follower) {
			boolean commandMode = MigrationInitializer.isCommandMode(environment);
			ModelCapture capture = new ModelCapture(commandMode);
			if (!commandMode && EntityFollower.isWanted(environment)) {
				capture.onCaptured((model) -> follower.getObject().follow());
			}
			return capture;
		}

		@Bean
		@Lazy
		@ConditionalOnMissingBean
		EntityModelSource migrationEntityModelSource(ModelCapture capture) {
			return capture.source();
		}

		@Bean
		SchemaValidation migrationSchemaValidation(ObjectProvider<MigrationInitializer> initializer) {
			return new SchemaValidation(initializer);
		}

		@Bean
		@Lazy
		EntityFollower migrationEntityFollower(MigrationService service, MigrateProperties properties) {
			return new EntityFollower(service, properties);
		}

	}

	/**
	 * There is a database to migrate.
	 */
	static final class DatabaseCondition extends AnyNestedCondition {

		DatabaseCondition() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnBean(DataSource.class)
		private static final class DataSourceCondition {

		}

		@ConditionalOnBean(JdbcConnectionDetails.class)
		private static final class ConnectionDetailsCondition {

		}

		@ConditionalOnProperty("spring.liquibase.url")
		private static final class UrlCondition {

		}

	}

}
