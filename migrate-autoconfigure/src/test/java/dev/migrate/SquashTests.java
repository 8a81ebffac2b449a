package dev.migrate;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.State;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.People;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * One revision in place of several, on databases that have run all, a part or none of
 * them.
 */
class SquashTests {

	@TempDir
	private Path module;

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "sqlite" })
	void oneRevisionStandsForSeveral(String engine) throws Exception {
		DataSource whole = TestDatabases.create(engine);
		DataSource half = TestDatabases.create(engine);
		DataSource byPlainLiquibase = TestDatabases.create(engine);
		List<String> old = List.of(generate(whole, People.Users.class), generate(whole, People.UsersWithPhone.class),
				generate(whole, People.UsersWithStatus.class));
		inApplication(half, People.UsersWithStatus.class,
				(service) -> service.migrate(new MigrateRequest(old.get(0), MigrationProgress.SILENT)));
		plainLiquibase(byPlainLiquibase);
		new JdbcTemplate(whole).update("insert into users (name, status) values ('Ada', 'x')");

		SquashResult result = inApplication(whole, People.UsersWithStatus.class, (service) -> {
			SquashResult squashed = service.squash(SquashRequest.all());
			assertThat(service.status().upToDate()).as("before the history says so").isTrue();
			assertThat(service.status().unknown()).isEmpty();
			assertThat(service.drift().isEmpty()).isTrue();
			assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> service.planRollback("base"))
				.withMessage("The history still has the revisions that " + squashed.revision() + " replaces");
			assertThat(service.migrate(MigrateRequest.head()).applied()).isEmpty();
			assertThat(service.status().applied()).extracting(MigrationStatus.AppliedChangeSet::revision)
				.containsOnly(squashed.revision());
			assertThat(service.check().inStep()).isTrue();
			return squashed;
		});
		assertThat(result.replaced()).isEqualTo(old);
		assertThat(revisions()).containsExactly(result.revision() + ".yaml");
		assertThat(new JdbcTemplate(whole).queryForObject("select name from users", String.class)).isEqualTo("Ada");

		plainLiquibase(byPlainLiquibase);
		for (DataSource database : List.of(byPlainLiquibase, TestDatabases.create(engine))) {
			inApplication(database, People.UsersWithStatus.class, (service) -> {
				service.migrate(MigrateRequest.head());
				assertThat(service.check().inStep()).isTrue();
				service.rollback(RollbackRequest.to("base").withDataLossAllowed());
				assertThat(service.status().pendingRevisions()).hasSize(1);
				service.migrate(MigrateRequest.head());
				return assertThat(service.check().inStep()).isTrue();
			});
		}
		inApplication(half, People.UsersWithStatus.class, (service) -> {
			assertThat(service.status().revisions().get(0).state()).isEqualTo(State.PENDING);
			return assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> service.migrate(MigrateRequest.head()))
				.withMessage("Revision " + result.revision() + " stands for " + String.join(", ", old)
						+ ", and this database has run only a part of them: " + old.get(0))
				.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo(
						"Run the rest first, from the sources before they were squashed. Nothing has been run."));
		});
		assertThatExceptionOfType(LiquibaseException.class).isThrownBy(() -> plainLiquibase(half))
			.withStackTraceContaining("The revisions that this one replaces have run in part");
	}

	@Test
	void aRangeIsSquashedBetweenTheOthers() throws IOException {
		DataSource database = TestDatabases.create("h2");
		String first = generate(database, People.Users.class);
		String second = generate(database, People.UsersWithPhone.class);
		String third = generate(database, People.Users.class);
		String last = generate(database, People.UsersWithPhone.class);
		SquashResult result = inApplication(database, People.UsersWithPhone.class, (service) -> {
			service.squash(SquashRequest.of(first + ":" + third).withDryRun(true));
			return service.squash(SquashRequest.of(first + ":" + third).withMessage("Back and forth"));
		});
		assertThat(result.replaced()).containsExactly(second, third);
		assertThat(result.copies()).isDirectory();
		assertThat(revisions()).containsExactly(first + ".yaml", result.revision() + ".yaml", last + ".yaml");
		inApplication(database, People.UsersWithPhone.class, (service) -> {
			assertThat(service.generate(GenerateRequest.of("Nothing")).written()).isFalse();
			service.migrate(MigrateRequest.head());
			assertThat(service.conflicts()).isEmpty();
			return assertThat(
					service.generate(GenerateRequest.of("Next").withKind(GenerateRequest.Kind.EMPTY)).content())
				.contains("# Parent: " + last + "\n");
		});
	}

	@Test
	void refusesWhatASchemaDoesNotShow() throws IOException {
		DataSource database = TestDatabases.create("h2");
		generate(database, People.Users.class);
		Path data = this.module.resolve("src/main/resources/db/changelog/changes/29990101_000000_data.sql");
		Files.writeString(data, """
				--liquibase formatted sql
				-- Generated by migrate-starter
				--changeset ann:1
				insert into users (name) values ('Ada');
				""");
		inApplication(database, People.Users.class, (service) -> {
			assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> service.squash(SquashRequest.all()))
				.withMessage("Change set 1 changes rows, which a schema does not show")
				.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo(
						"Squash the revisions before 29990101_000000_data and those behind it apart, as FROM:TO."));
			return assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> service.squash(SquashRequest.of("base:2")))
				.withMessageContaining("2");
		});
		Files.writeString(data, Files.readString(data).replace("-- Generated by migrate-starter\n", ""));
		inApplication(database, People.Users.class,
				(service) -> assertThatExceptionOfType(MigrationException.class)
					.isThrownBy(() -> service.squash(SquashRequest.all()))
					.withMessage("Revision 29990101_000000_data was written by hand: what it makes is not ours"));
	}

	/**
	 * Where a column became mandatory in steps, one step would need a value for the rows.
	 */
	@Test
	void refusesWhatTookSeveralStepsForTheRows() throws IOException {
		DataSource database = TestDatabases.create("h2");
		String first = generate(database, People.Users.class);
		String step = """
				# Generated by migrate-starter
				databaseChangeLog:
				- changeSet:
				    id: %1$s-1
				    author: migrate
				    changes:
				    - %2$s
				    rollback:
				    - empty: {}
				""";
		Path changes = this.module.resolve("src/main/resources/db/changelog/changes");
		Files.writeString(changes.resolve("29990101_000000_age.yaml"), step.formatted("29990101_000000_age",
				"addColumn: {tableName: users, columns: [{column: {name: age, type: int}}]}"));
		Files.writeString(changes.resolve("29990102_000000_age.yaml"), step.formatted("29990102_000000_age",
				"addNotNullConstraint: {tableName: users, columnName: age, columnDataType: int}"));
		inApplication(database, People.Users.class,
				(service) -> assertThatExceptionOfType(MigrationException.class)
					.isThrownBy(() -> service.squash(SquashRequest.of(first + ":29990102_000000_age")))
					.withMessage("These revisions do more than their result tells: Which value do the existing rows of "
							+ "users get in age (integer not null)?")
					.satisfies((ex) -> assertThat(ex.getAction())
						.isEqualTo("Let the range begin earlier, with the revision that creates the table.")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sql: create table cities (name varchar(9)); insert into cities values ('Ulm')",
			"sql: {splitStatements: false, sql: alter table users add age int; update users set age = 1}",
			"sqlFile: {path: rows.sql}" })
	void refusesRowsThatSomebodyHasPutBesideAChangeOfTheSchema(String change) throws IOException {
		DataSource database = TestDatabases.create("h2");
		generate(database, People.Users.class);
		Files.writeString(this.module.resolve("src/main/resources/rows.sql"),
				"insert into users (name) values ('Ada')");
		Files.writeString(this.module.resolve("src/main/resources/db/changelog/changes/29990101_000000_cities.yaml"),
				"""
						# Generated by migrate-starter
						databaseChangeLog:
						- changeSet:
						    id: 1
						    author: ann
						    changes:
						    - %s
						""".formatted(change));
		inApplication(database, People.Users.class,
				(service) -> assertThatExceptionOfType(MigrationException.class)
					.isThrownBy(() -> service.squash(SquashRequest.all()))
					.withMessage("Change set 1 changes rows, which a schema does not show"));
	}

	/**
	 * Writes and runs a revision for an entity.
	 */
	private String generate(DataSource database, Class<?> entity) {
		boolean status = entity == People.UsersWithStatus.class;
		Map<String, String> defaults = status ? Map.of("users.status", "'active'") : Map.of();
		Set<String> drops = status ? Set.of("users.phone_number") : Set.of();
		return inApplication(database, entity, (service) -> {
			String id = service.generate(GenerateRequest.of("Step").withAnswers(Map.of(), defaults, drops)).revision();
			service.migrate(MigrateRequest.head());
			return id;
		});
	}

	private void plainLiquibase(DataSource database) throws Exception {
		SpringLiquibase liquibase = new SpringLiquibase();
		liquibase.setDataSource(database);
		liquibase.setChangeLog("classpath:/db/changelog/db.changelog-master.yaml");
		URL resources = this.module.resolve("src/main/resources").toUri().toURL();
		liquibase.setResourceLoader(new DefaultResourceLoader(new URLClassLoader(new URL[] { resources }, null)));
		liquibase.afterPropertiesSet();
	}

	private List<String> revisions() throws IOException {
		try (Stream<Path> files = Files.list(this.module.resolve("src/main/resources/db/changelog/changes"))) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

	private <T> T inApplication(DataSource database, Class<?> entity, Function<MigrationService, T> work) {
		AtomicReference<T> result = new AtomicReference<>();
		TestApplication.of(database, this.module, entity)
			.run((context) -> result.set(work.apply(context.getBean(MigrationService.class))),
					"app.migrate.auto-apply=false", "app.migrate.backup.directory=" + this.module.resolve("backups"));
		return result.get();
	}

}
