package dev.migrate.autoconfigure;

import javax.sql.DataSource;

import dev.migrate.MigrationService;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.engine.EngineType;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.failure.WithoutEntitiesException;
import dev.migrate.model.EntityModel;
import dev.migrate.model.EntityModelSource;
import dev.migrate.model.ModelCapture;
import liquibase.Liquibase;
import liquibase.change.DatabaseChange;
import liquibase.integration.spring.SpringLiquibase;

import org.springframework.beans.factory.BeanFactory;
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
@Import({ DatabaseInitializationDependencyConfigurer.class, FurtherDatabases.class })
public final class MigrateAutoConfiguration {

	static final String INITIALIZER = "migrationInitializer";

	static final String LIQUIBASE = "liquibase";

	static final String SERVICE = "migrationService";

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
	SchemaManagementProvider migrationSchemaManagementProvider(ObjectProvider<MigrationDataSource> databases) {
		return (dataSource) -> databases.stream().anyMatch((database) -> dataSource.equals(database.application()))
				? SchemaManagement.MANAGED : SchemaManagement.UNMANAGED;
	}

	@Bean
	@Lazy
	AddedEngines migrationEngines(ObjectProvider<EngineType> types) {
		return new AddedEngines(types.orderedStream().toList());
	}

	@Bean
	@Lazy
	MigratedDatabase migratedDatabase(LiquibaseProperties liquibase, MigrateProperties properties,
			ApplicationContext context) {
		return new MigratedDatabase(DatabaseSettings.ofDefault(properties, liquibase, context.getEnvironment()),
				context);
	}

	@Bean
	@Lazy
	ChangelogLoader migrationChangelogLoader(MigratedDatabase database) {
		return database.changelogs();
	}

	/**
	 * Lazy, because creating it loads much of Liquibase. Spring Boot's own backs off all
	 * the same.
	 */
	@Bean(LIQUIBASE)
	@Lazy
	MigrationLiquibase migrationLiquibase(MigratedDatabase database, ChangelogLoader changelogs) {
		return database.liquibase(changelogs);
	}

	/**
	 * Another service has to be asked itself.
	 */
	@Bean
	@Lazy
	@Conditional(OwnServices.None.class)
	@ConditionalOnBooleanProperty(name = "app.migrate.fast-path.enabled", matchIfMissing = true)
	FastPath migrationFastPath(MigratedDatabase database) {
		return database.fastPath(() -> false);
	}

	@Bean(SERVICE)
	@Lazy
	@Conditional(OwnServices.None.class)
	MigrationService migrationService(MigratedDatabase database, ObjectProvider<EntityModelSource> entities) {
		return database.service(() -> entities.getIfAvailable(() -> MigrateAutoConfiguration::noEntities).get());
	}

	@Bean(INITIALIZER)
	MigrationInitializer migrationInitializer(MigratedDatabase database, ObjectProvider<MigrationService> service,
			ObjectProvider<FastPath> fastPath) {
		return database.initializer(service::getObject, fastPath::getIfAvailable);
	}

	static EntityModel noEntities() {
		throw new WithoutEntitiesException("There are no entities, because Hibernate is not on the class path.",
				"Add spring-boot-starter-data-jpa, which migrate-starter brings along.");
	}

	/**
	 * Where the entities come from.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = { "org.hibernate.boot.Metadata",
			"org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean" })
	static class EntitiesConfiguration {

		@Bean
		static ModelCapture migrationModelCapture(Environment environment, BeanFactory beans) {
			boolean commandMode = MigrationInitializer.isCommandMode(environment);
			ModelCapture capture = new ModelCapture(commandMode);
			if (!commandMode && EntityFollower.isWanted(environment)) {
				capture.onCaptured((model) -> beans.getBean(EntityFollower.class).follow());
			}
			if (!commandMode) {
				FurtherEntities.follow(capture, environment, beans);
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
		static SchemaValidation migrationSchemaValidation(ListableBeanFactory beans) {
			return new SchemaValidation(beans);
		}

		@Bean
		@Lazy
		EntityFollower migrationEntityFollower(MigratedDatabase database, MigrationService service) {
			return database.follower(service);
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
