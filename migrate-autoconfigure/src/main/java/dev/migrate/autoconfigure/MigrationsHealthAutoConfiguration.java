package dev.migrate.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migrate.MigrationService;
import dev.migrate.actuate.MigrationMetrics;
import dev.migrate.actuate.MigrationStatuses;
import dev.migrate.actuate.MigrationsHealthIndicator;
import dev.migrate.actuate.MigrationsInfoContributor;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration for what {@code /actuator/health}, {@code info} and {@code metrics}
 * tell about migrations. Nothing of it is read before somebody asks.
 */
@AutoConfiguration(after = MigrateAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(MigrationService.class)
@EnableConfigurationProperties(MigrateProperties.class)
public final class MigrationsHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MigrationStatuses migrationStatuses(ListableBeanFactory beanFactory, MigrateProperties properties) {
		return new MigrationStatuses(beanFactory, properties.getHealth().getTimeToLive());
	}

	@Bean
	@ConditionalOnEnabledHealthIndicator("migrations")
	@ConditionalOnMissingBean(name = { "migrationsHealthIndicator", "migrationsHealthContributor" })
	MigrationsHealthIndicator migrationsHealthIndicator(MigrationStatuses statuses, MigrateProperties properties) {
		MigrateProperties.Health health = properties.getHealth();
		return new MigrationsHealthIndicator(statuses, health.getDown(), health.getLockThreshold());
	}

	@Bean
	@ConditionalOnEnabledInfoContributor("migrations")
	@ConditionalOnMissingBean
	MigrationsInfoContributor migrationsInfoContributor(MigrationStatuses statuses) {
		return new MigrationsInfoContributor(statuses);
	}

	/**
	 * What is counted where Micrometer is.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetricsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		MigrationMetrics migrationMetrics(MigrationStatuses statuses, ListableBeanFactory beanFactory) {
			Map<String, String> names = new HashMap<>();
			beanFactory.getBeanProvider(MigratedDatabase.class)
				.forEach((database) -> names.put(database.settings().bean(MigrateAutoConfiguration.SERVICE),
						database.settings().name()));
			// A start with nothing pending does without the services themselves
			List<String> databases = Stream.of(beanFactory.getBeanNamesForType(MigrationService.class))
				.map((bean) -> names.computeIfAbsent(bean,
						(key) -> beanFactory.getBean(key, MigrationService.class).name()))
				.toList();
			return new MigrationMetrics(statuses, databases);
		}

	}

}
