package dev.migrate.autoconfigure;

import dev.migrate.MigrationService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for web applications that cannot have the console that they ask for:
 * those with neither Spring MVC nor WebFlux.
 */
@AutoConfiguration(after = MigrationsConsoleAutoConfiguration.class)
@ConditionalOnBooleanProperty("app.migrate.console.enabled")
@ConditionalOnWebApplication
@ConditionalOnBean(MigrationService.class)
@ConditionalOnMissingBean(name = MigrationsConsoleAutoConfiguration.ROUTES)
public final class MissingConsoleAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(MissingConsoleAutoConfiguration.class);

	@Bean
	ApplicationListener<ApplicationReadyEvent> migrationsConsoleMissing() {
		return (event) -> logger.warn("app.migrate.console.enabled is true, but this application has no console, which "
				+ "needs Spring MVC or WebFlux. /actuator/migrations and the commands tell the same.");
	}

}
