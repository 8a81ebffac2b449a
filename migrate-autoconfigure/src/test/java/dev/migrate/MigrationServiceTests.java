package dev.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migrate.change.SchemaChange;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.failure.MigrationException;
import dev.migrate.proof.CatalogFacts;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The loop of a working day, on real engines: an entity changes, a revision is written,
 * it runs, everything is in step again.
 */
class MigrationServiceTests {

	@TempDir
	private Path module;

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void followsAnAddedField(String engine) {
		DataSource database = TestDatabases.create(engine);
		GenerateResult initial = inApplication(database, Users1.class, (service) -> {
			GenerateResult generated = service.generate(GenerateRequest.of("Add users"));
			service.migrate(MigrateRequest.head());
			return generated;
		});
		assertThat(describe(initial.changes())).contains("Create table users");

		inApplication(database, Users2.class, (service) -> {
			CheckResult before = service.check();
			assertThat(before.inStep()).isFalse();
			assertThat(describe(before.changes())).containsExactly("Add column phone_number to users");

			GenerateResult generated = service.generate(GenerateRequest.of("Add phone number to users"));
			assertThat(generated.revision()).endsWith("_add_phone_number_to_users");
			assertThat(generated.file()).exists();
			assertThat(generated.content()).containsPattern("add ?[Cc]olumn")
				.contains("rollback")
				.containsPattern("drop ?[Cc]olumn");

			MigrationStatus pending = service.status();
			assertThat(pending.revisions()).extracting(MigrationStatus.RevisionStatus::state)
				.containsExactly(MigrationStatus.State.APPLIED, MigrationStatus.State.PENDING);
			assertThat(pending.upToDate()).isFalse();

			assertThat(service.migrate(MigrateRequest.head()).applied()).containsExactly(generated.revision());
			assertThat(service.status().upToDate()).isTrue();
			assertThat(service.check().inStep()).isTrue();
			return generated;
		});
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void writesNothingWhenNothingHasChanged(String engine) {
		DataSource database = TestDatabases.create(engine);
		inApplication(database, Users1.class, (service) -> {
			service.generate(GenerateRequest.of("Add users"));
			GenerateResult second = service.generate(GenerateRequest.of("Again"));
			assertThat(second.written()).isFalse();
			assertThat(second.changes()).isEmpty();
			assertThat(second.entities()).containsExactly(Users1.class.getName());
			return second;
		});
		assertThat(revisions()).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void adoptsADatabaseThatAlreadyHasItsTablesByTheSameFirstRevision(String engine) {
		DataSource database = TestDatabases.create(engine);
		new TestApplication(database, this.module, TestApplication.of(database, this.module, Users1.class).entities())
			.run((context) -> {
			}, "app.migrate.enabled=false", "spring.liquibase.enabled=false", "spring.jpa.hibernate.ddl-auto=create");
		GenerateResult generated = inApplication(database, Users1.class,
				(service) -> service.generate(GenerateRequest.of("Initial")));
		assertThat(describe(generated.changes())).contains("Create table users");
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void neverTakesARenameForADropAndAnAddWithoutAnAnswer(String engine) {
		DataSource database = TestDatabases.create(engine);
		inApplication(database, Users1.class, this::generateAndMigrate);
		JdbcTemplate jdbc = new JdbcTemplate(database);
		jdbc.update("insert into users (name) values ('Ada')");
		inApplication(database, UsersRenamed.class, (service) -> {
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> service.generate(GenerateRequest.of("Full name")))
				.withMessageContaining("Was users.name renamed to users.full_name (a varchar(255))?")
				.satisfies((ex) -> assertThat(ex.getAction()).contains("--rename users.name=full_name")
					.contains("--drop users.name"));
			assertThat(revisions()).hasSize(1);
			return service.generate(
					GenerateRequest.of("Full name").withAnswers(Map.of("users.name", "full_name"), Map.of(), Set.of()));
		});
		inApplication(database, UsersRenamed.class, (service) -> {
			service.migrate(MigrateRequest.head());
			assertThat(service.check().inStep()).isTrue();
			return null;
		});
		assertThat(jdbc.queryForList("select full_name from users", String.class)).containsExactly("Ada");
	}

	@Test
	void takesNoAnswerAboutWhatThereIsNot() {
		DataSource database = TestDatabases.create("h2");
		inApplication(database, Users1.class, this::generateAndMigrate);
		inApplication(database, UsersRenamed.class, (service) -> {
			refuses(service, Map.of("users.nmae", "full_name"), Map.of(), Set.of(),
					"--rename users.nmae=full_name: users.nmae has never been made by a revision",
					"Did you mean: users.name?");
			refuses(service, Map.of("users.name", "ful_name"), Map.of(), Set.of(),
					"--rename users.name=ful_name: users.ful_name is not in the entities",
					"Did you mean: users.full_name?");
			refuses(service, Map.of(), Map.of("users.status", "'x'"), Set.of(),
					"--default users.status is not in the entities",
					"Tables are named as in the database, columns as table.column.");
			refuses(service, Map.of(), Map.of(), Set.of("invoices"),
					"--drop invoices has never been made by a revision",
					"Tables are named as in the database, columns as table.column.");
			refuses(service, Map.of(), Map.of(), Set.of("users"), "--drop users: the entities still need it",
					"Remove it from the entities first.");
			assertThat(revisions()).hasSize(1);
			return null;
		});
	}

	private static void refuses(MigrationService service, Map<String, String> renames, Map<String, String> defaults,
			Set<String> drops, String message, String action) {
		assertThatExceptionOfType(UnknownObjectException.class)
			.isThrownBy(() -> service.generate(GenerateRequest.of("x").withAnswers(renames, defaults, drops)))
			.withMessage(message)
			.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo(action));
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void fillsAMandatoryColumnBeforeItIsMandatory(String engine) {
		DataSource database = TestDatabases.create(engine);
		inApplication(database, Users1.class, this::generateAndMigrate);
		JdbcTemplate jdbc = new JdbcTemplate(database);
		jdbc.update("insert into users (name) values ('Ada')");
		inApplication(database, UsersWithStatus.class, (service) -> {
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> service.generate(GenerateRequest.of("Status")))
				.withMessageContaining("Which value do the existing rows of users get in status")
				.satisfies((ex) -> assertThat(ex.getAction()).contains("--default users.status="));
			service.generate(
					GenerateRequest.of("Status").withAnswers(Map.of(), Map.of("users.status", "'active'"), Set.of()));
			service.migrate(MigrateRequest.head());
			assertThat(service.check().inStep()).isTrue();
			return null;
		});
		assertThat(jdbc.queryForList("select status from users", String.class)).containsExactly("active");
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> jdbc.update("insert into users (name) values ('Grace')"));
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void leavesAloneWhatSomebodyWroteByHand(String engine) throws IOException {
		DataSource database = TestDatabases.create(engine);
		inApplication(database, Users1.class, this::generateAndMigrate);
		Files.writeString(directory().resolve("29990101_000000_jobs.sql"), """
				--liquibase formatted sql
				--changeset dba:1
				create table jobs (id bigint not null primary key);
				--rollback drop table jobs;
				--changeset dba:2
				alter table users add remark varchar(20);
				--rollback alter table users drop column remark;
				""");
		inApplication(database, Users1.class, (service) -> {
			service.migrate(MigrateRequest.head());
			CheckResult check = service.check();
			assertThat(check.changes()).isEmpty();
			assertThat(check.inStep()).isTrue();
			assertThat(check.leftAlone()).hasSize(2)
				.anyMatch((line) -> line.contains("jobs"))
				.anyMatch((line) -> line.contains("users.remark"));
			return null;
		});
		TestApplication variant = TestApplication.of(database, this.module, Users1.class);
		variant.run((context) -> {
			GenerateResult generated = context.getBean(MigrationService.class)
				.generate(GenerateRequest.of("Drop jobs").withAnswers(Map.of(), Map.of(), Set.of("jobs")));
			assertThat(describe(generated.changes())).containsExactly("Drop table jobs");
		});
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void namesWhatSomebodyChangedInTheDatabaseByHand(String engine) {
		DataSource database = TestDatabases.create(engine);
		inApplication(database, Users1.class, this::generateAndMigrate);
		TestDatabases.execute(database, "alter table users drop column name", "create table scratch (id bigint)");
		inApplication(database, Users1.class, (service) -> {
			CheckResult check = service.check();
			assertThat(check.changes()).isEmpty();
			assertThat(check.inStep()).isFalse();
			assertThat(check.drift()).hasSize(1).first().asString().contains("name").contains("users");
			return null;
		}, "app.migrate.auto-apply=false");
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void takesTheDatabaseForTheChangelogOnlyAtHead(String engine) {
		DataSource database = TestDatabases.create(engine);
		inApplication(database, Users1.class, (service) -> service.generate(GenerateRequest.of("Add users")));
		inApplication(database, Users2.class, (service) -> {
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> service.generate(GenerateRequest.of("Phone")))
				.withMessageContaining("Target database is not up to date")
				.withMessageContaining("_add_users")
				.satisfies((ex) -> assertThat(ex.getAction()).contains("migrate"));
			service.migrate(MigrateRequest.head());
			GenerateResult generated = service.generate(GenerateRequest.of("Phone"));
			assertThat(describe(generated.changes())).containsExactly("Add column phone_number to users");
			return null;
		}, "app.migrate.reference=database", "app.migrate.auto-apply=false");
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void composesWithoutWritingInADryRun(String engine) {
		DataSource database = TestDatabases.create(engine);
		GenerateResult dry = inApplication(database, Users1.class,
				(service) -> service.generate(GenerateRequest.of("Add users").withDryRun(true)));
		assertThat(dry.written()).isFalse();
		assertThat(dry.content()).contains("createTable");
		assertThat(revisions()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void refusesToLoseDataWhenToldTo(String engine) {
		DataSource database = TestDatabases.create(engine);
		inApplication(database, Users2.class, this::generateAndMigrate);
		inApplication(database, Users1.class, (service) -> {
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> service.generate(GenerateRequest.of("Less").withRefuseDestructive(true)))
				.withMessageContaining("Drop column phone_number from users")
				.withMessageContaining("the values of users.phone_number");
			return null;
		});
		assertThat(revisions()).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void writesARevisionForBothEnginesOnEither(String engine) throws Exception {
		DataSource home = TestDatabases.create(engine);
		String targets = "app.migrate.targets=h2,postgresql";
		inApplication(home, Users1.class, this::generateAndMigrate, targets);
		inApplication(home, UsersWithStatus.class, (service) -> {
			service.generate(
					GenerateRequest.of("Status").withAnswers(Map.of(), Map.of("users.status", "'active'"), Set.of()));
			return service.migrate(MigrateRequest.head());
		}, targets);
		for (String other : List.of("h2", "postgresql")) {
			DataSource elsewhere = TestDatabases.create(other);
			TestApplication application = TestApplication.of(elsewhere, this.module, UsersWithStatus.class);
			application.run((context) -> assertThat(context.getBean(MigrationService.class).check().inStep()).isTrue(),
					targets, "spring.jpa.hibernate.ddl-auto=validate");
			DataSource reference = TestDatabases.create(other);
			new TestApplication(reference, this.module, application.entities()).run((context) -> {
			}, "app.migrate.enabled=false", "spring.liquibase.enabled=false", "spring.jpa.hibernate.ddl-auto=create");
			assertThat(CatalogFacts.of(elsewhere).differencesTo(CatalogFacts.of(reference))).isEmpty();
		}
	}

	private GenerateResult generateAndMigrate(MigrationService service) {
		GenerateResult generated = service.generate(GenerateRequest.of("Initial"));
		service.migrate(MigrateRequest.head());
		return generated;
	}

	private <T> T inApplication(DataSource database, Class<?> entity, Work<T> work, String... properties) {
		Object[] result = new Object[1];
		Consumer<org.springframework.context.ConfigurableApplicationContext> run = (
				context) -> result[0] = work.with(context.getBean(MigrationService.class));
		TestApplication.of(database, this.module, entity).run(run, properties);
		@SuppressWarnings("unchecked")
		T typed = (T) result[0];
		return typed;
	}

	private Path directory() {
		return this.module.resolve("src/main/resources/db/changelog/changes");
	}

	private List<Path> revisions() {
		if (!Files.exists(directory())) {
			return List.of();
		}
		try (var files = Files.list(directory())) {
			return files.sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> describe(List<SchemaChange> changes) {
		return changes.stream().map(SchemaChange::describe).toList();
	}

	private interface Work<T> {

		T with(MigrationService service);

	}

	@Entity(name = "users")
	@Table(name = "users")
	static class Users1 {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		String name;

	}

	@Entity(name = "users")
	@Table(name = "users")
	static class Users2 {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		String name;

		String phoneNumber;

	}

	@Entity(name = "users")
	@Table(name = "users")
	static class UsersRenamed {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		String fullName;

	}

	@Entity(name = "users")
	@Table(name = "users")
	static class UsersWithStatus {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		String name;

		@Column(nullable = false, unique = true, length = 20)
		String status;

	}

}
