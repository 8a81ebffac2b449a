package dev.migrate.autoconfigure;

import javax.sql.DataSource;

import dev.migrate.MigrationService;
import dev.migrate.failure.MigrationException;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration that keeps an application from starting with a database that nobody
 * migrates, because Liquibase has been excluded.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnMissingClass("liquibase.integration.spring.SpringLiquibase")
@ConditionalOnBooleanProperty(name = "app.migrate.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "spring.liquibase.enabled", matchIfMissing = true)
@ConditionalOnBean(DataSource.class)
public final class MissingLiquibaseAutoConfiguration {

	@Bean
	MigrationService migrationService() {
		throw new MigrationException("Revisions cannot run, because liquibase-core is not on the class path.",
				"Add the dependency org.liquibase:liquibase-core, which migrate-starter brings along, "
						+ "or set app.migrate.enabled=false.");
	}

}
