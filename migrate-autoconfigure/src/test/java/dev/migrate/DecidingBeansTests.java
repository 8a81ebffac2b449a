package dev.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.RevisionNaming;
import dev.migrate.diff.BackfillDecider;
import dev.migrate.diff.RenameDecider;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectFilter;
import dev.migrate.schema.QualifiedName;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
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

	@Test
	void areAskedInTheirOrder() {
		DataSource database = TestDatabases.h2Database();
		TestApplication.of(database, this.module, Person.class).run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			assertThat(service.generate(GenerateRequest.of("Initial")).content()).contains("_by_the_first",
					"primaryKeyName: by_the_second");
			service.migrate(MigrateRequest.head());
		}, "app.migrate.auto-apply=false", "spring.main.sources=" + Ordered.class.getName());
		TestDatabases.execute(database, "insert into person (id, name) values (1, 'Ada')");
		TestApplication.of(database, this.module, PersonWithStatus.class).run((context) -> {
			GenerateResult result = context.getBean(MigrationService.class).generate(GenerateRequest.of("Status"));
			assertThat(result.changes()).extracting(SchemaChange::describe)
				.startsWith("Rename column name on person to full_name", "Add column status to person",
						"Fill column status on person with 'second' where it is null");
		}, "app.migrate.auto-apply=false", "spring.main.sources=" + Ordered.class.getName());
	}

	@Test
	void nameRevisionsAndWhatTheyMake() {
		DataSource database = TestDatabases.h2Database();
		TestApplication.of(database, this.module, Person.class).run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			GenerateResult result = service.generate(GenerateRequest.of("Add people for the shop (SHOP-17)"));
			assertThat(result.revision()).endsWith("_shop_17_create_person");
			assertThat(result.content()).contains("primaryKeyName: key_of_person")
				.contains("# Message: Add people for the shop (SHOP-17)");
			assertThat(service.generate(GenerateRequest.of("Without ticket")).changes()).isEmpty();
			service.migrate(MigrateRequest.head());
			assertThat(service.check().inStep()).isTrue();
			assertThat(service.generate(GenerateRequest.of("Without ticket").withKind(GenerateRequest.Kind.EMPTY))
				.revision()).endsWith("_without_ticket");
		}, "app.migrate.auto-apply=false", "spring.main.sources=" + TicketNaming.class.getName());
	}

	/** As a team may have it that names everything by its tickets. */
	static class TicketNaming implements RevisionNaming {

		private static final Pattern TICKET = Pattern.compile("\\(([A-Z]+-\\d+)\\)");

		@Override
		public Optional<String> slug(String message, List<SchemaChange> changes) {
			Matcher ticket = TICKET.matcher(message);
			return !ticket.find() ? Optional.empty()
					: Optional.of(Stream.concat(Stream.of(ticket.group(1)), changes.stream().map(SchemaChange::slug))
						.collect(Collectors.joining(" ")));
		}

		@Override
		public Optional<String> constraint(Kind kind, QualifiedName table, List<Identifier> columns) {
			return (kind == Kind.PRIMARY_KEY) ? Optional.of("key of " + table) : Optional.empty();
		}

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

	/**
	 * Each later than it is declared; of the first two, each leaves something to the
	 * other.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Ordered {

		@Bean
		@Order(3)
		RenameDecider noRenames() {
			return (candidate) -> Optional.of(false);
		}

		@Bean
		@Order(2)
		RenameDecider renames() {
			return (candidate) -> Optional.of(candidate.to().endsWith("full_name"));
		}

		@Bean
		@Order(1)
		RenameDecider undecided() {
			return (candidate) -> Optional.empty();
		}

		@Bean
		@Order(3)
		BackfillDecider third() {
			return (table, column) -> Optional.of("'third'");
		}

		@Bean
		@Order(2)
		BackfillDecider second() {
			return (table, column) -> Optional.of("'second'");
		}

		@Bean
		@Order(1)
		BackfillDecider first() {
			return (table, column) -> Optional.empty();
		}

		@Bean
		@Order(2)
		RevisionNaming secondName() {
			return new Named("by the second", "by_the_second");
		}

		@Bean
		@Order(1)
		RevisionNaming firstName() {
			return new Named("by the first", null);
		}

	}

	/** The same names for everything, or none. */
	private record Named(String slug, String constraint) implements RevisionNaming {

		@Override
		public Optional<String> slug(String message, List<SchemaChange> changes) {
			return Optional.ofNullable(this.slug);
		}

		@Override
		public Optional<String> constraint(Kind kind, QualifiedName table, List<Identifier> columns) {
			return Optional.ofNullable(this.constraint);
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
