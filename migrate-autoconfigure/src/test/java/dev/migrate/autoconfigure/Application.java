package dev.migrate.autoconfigure;

import java.nio.file.Path;

import javax.sql.DataSource;

import dev.migrate.support.ChangelogDirectory;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.sql.init.SqlInitializationAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/**
 * An application with one entity, a {@link Note}, and the auto-configurations that
 * matter.
 */
final class Application {

	/** The revision that the entity needs. */
	static final String NOTES = "create table notes (id bigint not null primary key, text varchar(255))";

	private Application() {
	}

	static ApplicationContextRunner with(Path module) {
		return with(module, Note.class);
	}

	private static ApplicationContextRunner with(Path module, Class<?> entity) {
		return telling()
			.withConfiguration(AutoConfigurations.of(PropertyPlaceholderAutoConfiguration.class,
					DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class,
					SqlInitializationAutoConfiguration.class, LiquibaseAutoConfiguration.class,
					MigrateAutoConfiguration.class, MissingLiquibaseAutoConfiguration.class))
			.withBean(PersistenceManagedTypes.class, () -> PersistenceManagedTypes.of(entity.getName()))
			.withPropertyValues("app.migrate.directory=" + module.resolve("src/main/resources/db/changelog/changes"));
	}

	static ApplicationContextRunner with(Path module, DataSource database) {
		return with(module).withBean("dataSource", DataSource.class, () -> database);
	}

	static ApplicationContextRunner with(ChangelogDirectory changelog, DataSource database) {
		return with(changelog.module(), database);
	}

	/**
	 * The same application, after its entity lost a field.
	 */
	static ApplicationContextRunner withNarrowNotes(Path module, DataSource database) {
		return with(module, NarrowNote.class).withBean("dataSource", DataSource.class, () -> database);
	}

	/** Commands, which may have run in this process before, leave a quieter log. */
	private static ApplicationContextRunner telling() {
		return new ApplicationContextRunner()
			.withInitializer((context) -> LoggingSystem.get(Application.class.getClassLoader())
				.setLogLevel("dev.migrate", LogLevel.INFO));
	}

	/**
	 * An application that uses its database without JPA.
	 */
	static ApplicationContextRunner withoutEntities(ChangelogDirectory changelog, DataSource database) {
		return telling()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					JdbcTemplateAutoConfiguration.class, LiquibaseAutoConfiguration.class,
					MigrateAutoConfiguration.class, MissingLiquibaseAutoConfiguration.class))
			.withBean("dataSource", DataSource.class, () -> database)
			.withPropertyValues("app.migrate.directory=" + changelog.changes());
	}

	static ApplicationContextRunner validating(ApplicationContextRunner runner) {
		return runner.withPropertyValues("spring.jpa.hibernate.ddl-auto=validate");
	}

	static Object setting(EntityManagerFactory factory, String name) {
		return factory.getProperties().get(name);
	}

	@Entity
	@Table(name = "notes")
	static class NarrowNote {

		@Id
		Long id;

	}

	@Entity
	@Table(name = "notes")
	static class Note {

		@Id
		Long id;

		String text;

	}

}
