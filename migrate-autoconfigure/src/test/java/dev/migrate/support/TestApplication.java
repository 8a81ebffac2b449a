package dev.migrate.support;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.autoconfigure.MigrateAutoConfiguration;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/**
 * An ordinary Spring Boot application with the starter, made of a database, entities and
 * a source tree that only the test knows.
 *
 * @param database its database
 * @param module the folder of its build module; revisions go to the usual place below it
 * @param entities its entities
 */
public record TestApplication(DataSource database, Path module, PersistenceManagedTypes entities) {

	/**
	 * An application with the given entities and other managed types.
	 */
	public static TestApplication of(DataSource database, Path module, Class<?>... entities) {
		return new TestApplication(database, module,
				PersistenceManagedTypes.of(Arrays.stream(entities).map(Class::getName).toArray(String[]::new)));
	}

	/**
	 * Where its revisions go.
	 */
	public Path directory() {
		return this.module.resolve("src/main/resources/db/changelog/changes");
	}

	/**
	 * Starts the application, works with it and stops it.
	 */
	public void run(Consumer<ConfigurableApplicationContext> work, String... properties) {
		try (ConfigurableApplicationContext context = start(properties)) {
			work.accept(context);
		}
	}

	/**
	 * Starts the application.
	 */
	public ConfigurableApplicationContext start(String... properties) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties(Stream
				.concat(Stream.of("app.migrate.directory=" + directory(), "spring.main.banner-mode=off",
						"spring.jmx.enabled=false", "spring.jpa.open-in-view=false"), Arrays.stream(properties))
				.toArray(String[]::new))
			.initializers((context) -> {
				GenericApplicationContext beans = (GenericApplicationContext) context;
				beans.registerBean("dataSource", DataSource.class, () -> this.database);
				beans.registerBean(PersistenceManagedTypes.class, () -> this.entities);
			})
			.run();
	}

	/**
	 * With what such an application needs alone: looking through all that Spring Boot
	 * could configure takes longer than most tests.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, LiquibaseAutoConfiguration.class, MigrateAutoConfiguration.class,
			PropertyPlaceholderAutoConfiguration.class, TransactionAutoConfiguration.class })
	static class Application {

		@Bean
		JpaVendorAdapter jpaVendorAdapter() {
			return new SharedServices();
		}

	}

}
