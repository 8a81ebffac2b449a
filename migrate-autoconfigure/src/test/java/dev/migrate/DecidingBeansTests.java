package dev.migrate;

import java.nio.file.Path;
import java.util.Optional;

import javax.sql.DataSource;

import dev.migrate.change.SchemaChange;
import dev.migrate.diff.BackfillDecider;
import dev.migrate.diff.RenameDecider;
import dev.migrate.schema.ObjectFilter;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans of an application that answer what somebody would have to be asked.
 */
class DecidingBeansTests {

	@TempDir
	private Path module;

	@Test
	void decideBeforeAnybodyIsAsked() {
		DataSource database = TestDatabases.h2Database();
		TestApplication.of(database, this.module, Person.class).run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			service.generate(GenerateRequest.of("Initial"));
			service.migrate(MigrateRequest.head());
		}, "app.migrate.auto-apply=false");
		TestDatabases.execute(database, "insert into person (id, name) values (1, 'Ada')");
		TestApplication.of(database, this.module, PersonWithStatus.class, Legacy.class).run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			GenerateResult result = service.generate(GenerateRequest.of("Status"));
			assertThat(result.changes()).extracting(SchemaChange::describe)
				.containsExactly("Rename column name on person to full_name", "Add column status to person",
						"Fill column status on person with 'new' where it is null",
						"Make column status on person not null");
			service.migrate(MigrateRequest.head());
			assertThat(new JdbcTemplate(database).queryForMap("select full_name, status from person"))
				.containsEntry("FULL_NAME", "Ada")
				.containsEntry("STATUS", "new");
			assertThat(service.check().inStep()).isTrue();
		}, "app.migrate.auto-apply=false", "spring.main.sources=" + Deciders.class.getName());
	}

	@Configuration(proxyBeanMethods = false)
	static class Deciders {

		@Bean
		RenameDecider renames() {
			return (candidate) -> Optional.of(candidate.to().endsWith("full_name"));
		}

		@Bean
		BackfillDecider backfills() {
			return (table, column) -> Optional.of("'new'");
		}

		@Bean
		ObjectFilter withoutLegacy() {
			return (name) -> !name.name().text().startsWith("legacy");
		}

	}

	@Entity(name = "Person")
	static class Person {

		@Id
		Long id;

		@Column(length = 40)
		String name;

	}

	@Entity(name = "Person")
	static class PersonWithStatus {

		@Id
		Long id;

		@Column(length = 40)
		String fullName;

		@Column(length = 8, nullable = false)
		String status;

	}

	@Entity(name = "Legacy")
	static class Legacy {

		@Id
		Long id;

	}

}
