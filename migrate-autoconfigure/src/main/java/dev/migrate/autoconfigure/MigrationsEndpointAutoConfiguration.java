package dev.migrate.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.migrate.MigrationService;
import dev.migrate.actuate.KnownArgumentsAdvisor;
import dev.migrate.actuate.MigrationsEndpoint;
import dev.migrate.actuate.MigrationsEndpointWebExtension;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the {@link MigrationsEndpoint}.
 */
@AutoConfiguration(after = MigrateAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(MigrationsEndpoint.class)
@ConditionalOnBean(MigrationService.class)
@EnableConfigurationProperties({ MigrateProperties.class, LiquibaseProperties.class })
public final class MigrationsEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MigrationsEndpoint migrationsEndpoint(ApplicationContext context, MigrateProperties properties,
			LiquibaseProperties liquibase) {
		List<DatabaseSettings> databases = DatabaseSettings.all(properties, liquibase, context.getEnvironment());
		Map<String, DatabaseSettings> named = databases.stream()
			.collect(Collectors.toMap(DatabaseSettings::name, Function.identity()));
		return new MigrationsEndpoint(context,
				(database) -> new StartupProgress(named.getOrDefault(database, databases.get(0))),
				DatabaseSettings.secrets(databases));
	}

	@Bean
	@ConditionalOnBean(MigrationsEndpoint.class)
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
	MigrationsEndpointWebExtension migrationsEndpointWebExtension(MigrationsEndpoint endpoint) {
		return new MigrationsEndpointWebExtension(endpoint);
	}

	@Bean
	@ConditionalOnBean(MigrationsEndpoint.class)
	@ConditionalOnAvailableEndpoint(endpoint = MigrationsEndpoint.class, exposure = EndpointExposure.WEB)
	KnownArgumentsAdvisor migrationsEndpointKnownArguments() {
		return new KnownArgumentsAdvisor();
	}

}
