package dev.migrate;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migrate.GenerateRequest.Kind;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.tools.RunScript;
import org.hibernate.annotations.Immutable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Views and the like, which are replaced rather than changed.
 */
class RepeatableRevisionTests {

	private static final String VIEW = "paper_names";

	@TempDir
	private Path module;

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void runBehindTheOthersAndAgainWheneverTheyChange(String engine) {
		DataSource database = TestDatabases.create(engine);
		JdbcTemplate jdbc = new JdbcTemplate(database);
		inApplication(database, Paper.class, (service) -> {
			String initial = service.generate(GenerateRequest.of("Initial")).revision();
			create(service);
			fill("select id, name from paper");
			service.migrate(MigrateRequest.head());
			jdbc.update("insert into paper (id, name, note) values (1, 'On views', 'n')");
			assertThat(jdbc.queryForList("select name from " + VIEW, String.class)).containsExactly("On views");
			MigrationStatus status = service.status();
			assertThat(status.upToDate()).isTrue();
			assertThat(status.head()).map(RevisionStatus::id).hasValue(initial);
			assertThat(service.check().inStep()).isTrue();
			assertThat(service.drift().changes()).isEmpty();

			fill("select id, name, note from paper");
			assertThat(repeatable(service).state()).isEqualTo(State.PENDING);
			assertThat(repeatable(service).appliedAt()).isNotNull();
			assertThat(service.migrate(MigrateRequest.head()).applied()).containsExactly(VIEW);
			assertThat(jdbc.queryForList("select note from " + VIEW, String.class)).containsExactly("n");
			assertThat(service.status().upToDate()).isTrue();
			assertThat(service.migrate(MigrateRequest.head()).applied()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb" })
	void makeFunctionsAndTriggersToo(String engine) {
		DataSource database = TestDatabases.create(engine);
		JdbcTemplate jdbc = new JdbcTemplate(database);
		inApplication(database, Paper.class, (service) -> {
			service.generate(GenerateRequest.of("Initial"));
			service.generate(GenerateRequest.of("A function").withKind(Kind.REPEATABLE));
			service.generate(GenerateRequest.of("B trigger").withKind(Kind.REPEATABLE));
			boolean postgresql = engine.equals("postgresql");
			String function = postgresql
					? "create or replace function spell() returns trigger language plpgsql as $$ begin new.name := lower(new.name); return new; end $$;"
					: "create or replace function spell(text varchar(50)) returns varchar(50) deterministic begin return lower(text); end;";
			fill("a_function", function, "drop function if exists spell" + (postgresql ? "() cascade" : "") + ";");
			fill("b_trigger", postgresql
					? "create or replace trigger spelt before insert on paper for each row execute function spell();"
					: "create or replace trigger spelt before insert on paper for each row begin set new.name = spell(new.name); end;",
					"drop trigger if exists spelt" + (postgresql ? " on paper" : "") + ";");
			service.migrate(MigrateRequest.head());
			jdbc.update("insert into paper (id, name) values (1, 'On Views')");
			assertThat(service.check().inStep()).isTrue();
			assertThat(service.drift().changes()).isEmpty();

			fill("a_function", function.replace("lower", "upper"),
					"drop function if exists spell" + (postgresql ? "() cascade" : "") + ";");
			assertThat(service.migrate(MigrateRequest.head()).applied()).containsExactly("a_function");
			jdbc.update("insert into paper (id, name) values (2, 'On Views')");
			assertThat(jdbc.queryForList("select name from paper order by id", String.class))
				.containsExactly("on views", "ON VIEWS");

			service.rollback(RollbackRequest.to("base").withDataLossAllowed());
			assertThat(jdbc.queryForObject(
					"select count(*) from information_schema.routines where routine_name = 'spell'", Integer.class))
				.isZero();
		});
	}

	/** What the file's change set runs, and what undoes it. */
	private void fill(String name, String statement, String rollback) {
		Path file = changelog().resolve("repeatable/" + name + ".sql");
		String head = read(file).lines()
			.takeWhile((line) -> !line.startsWith("--changeset"))
			.reduce("", (one, next) -> one + next + "\n");
		write(file,
				head + "--changeset migrate:" + name
						+ " runOnChange:true splitStatements:false rollbackSplitStatements:false\n" + statement
						+ "\n--rollback " + rollback + "\n");
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void giveWayToWhatTheyAreMadeOf(String engine) {
		DataSource database = TestDatabases.create(engine);
		JdbcTemplate jdbc = new JdbcTemplate(database);
		inApplication(database, Paper.class, (service) -> {
			service.generate(GenerateRequest.of("Initial"));
			create(service);
			fill("select id, name, note from paper");
			service.migrate(MigrateRequest.head());
			jdbc.update("insert into paper (id, name, note) values (1, 'On views', 'n')");
		});
		inApplication(database, PaperWithLongName.class, (service) -> {
			service.generate(GenerateRequest.of("Longer names"));
			assertThat(service.migrate(MigrateRequest.head()).applied()).element(0).asString().contains("longer_names");
			assertThat(jdbc.queryForList("select name from " + VIEW, String.class)).containsExactly("On views");
			assertThat(service.check().inStep()).isTrue();
			service.rollback(RollbackRequest.to("-1").withApproved(service.planRollback("-1")));
			service.migrate(MigrateRequest.head());
			assertThat(jdbc.queryForList("select name from " + VIEW, String.class)).containsExactly("On views");
			assertThat(service.check().inStep()).isTrue();
		});
		inApplication(database, PaperWithoutNote.class, (service) -> {
			if (!engine.equals("sqlite")) {
				assertThatExceptionOfType(MigrationException.class)
					.isThrownBy(() -> service.generate(GenerateRequest.of("No notes")))
					.withMessageContainingAll("no_notes, which has not been written, what is repeatable would not work",
							VIEW)
					.satisfies((ex) -> assertThat(ex.getAction()).contains("Change the repeatable revision first"));
			}
			fill("select id, name from paper");
			service.generate(GenerateRequest.of("No notes"));
			service.migrate(MigrateRequest.head());
			assertThat(jdbc.queryForList("select name from " + VIEW, String.class)).containsExactly("On views");
			assertThat(service.check().inStep()).isTrue();
			assertThat(service.rehearse(RehearsalRequest.all()).findings()).isEmpty();
			service.rollback(RollbackRequest.to("base").withApproved(service.planRollback("base")));
			assertThat(service.status().applied()).isEmpty();
		});
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void nobodyIsAskedAboutThemWhereTheDatabaseIsTheReference(String engine) {
		DataSource database = TestDatabases.create(engine);
		inApplication(database, Paper.class, (service) -> {
			service.generate(GenerateRequest.of("Initial"));
			create(service);
			fill("select id, name, note from paper");
			service.migrate(MigrateRequest.head());
		});
		TestApplication.of(database, this.module, PaperWithLongName.class).run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			service.generate(GenerateRequest.of("Longer names"));
			service.migrate(MigrateRequest.head());
			assertThat(service.check().inStep()).isTrue();
			assertThat(new JdbcTemplate(database).queryForList("select name from " + VIEW)).isEmpty();
		}, "app.migrate.auto-apply=false", "app.migrate.reference=database");
	}

	/** What a run finds out when the engine refuses, a script has to know before. */
	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "h2" })
	void giveWayInScripts(String engine) {
		DataSource database = TestDatabases.create(engine);
		JdbcTemplate jdbc = new JdbcTemplate(database);
		inApplication(database, Paper.class, (service) -> {
			service.generate(GenerateRequest.of("Initial"));
			create(service);
			fill("select id, name, note from paper");
			service.migrate(MigrateRequest.head());
			jdbc.update("insert into paper (id, name, note) values (1, 'On views', 'n')");
		});
		inApplication(database, PaperWithLongName.class, (service) -> {
			service.generate(GenerateRequest.of("Longer names"));
			String script = service.sql(SqlRequest.upgrade("head"));
			assertThat(script).contains("-- Revision paper_names, which gives way to what follows");
			play(database, script);
			assertThat(service.status().upToDate()).isTrue();
			assertThat(service.status().applied()).hasSize(3);
			assertThat(jdbc.queryForList("select name from " + VIEW, String.class)).containsExactly("On views");
			assertThat(service.check().inStep()).isTrue();

			play(database, service.sql(SqlRequest.downgrade("-1")));
			assertThat(service.status().pendingRevisions()).extracting(RevisionStatus::id)
				.element(1)
				.isEqualTo("paper_names");
			service.migrate(MigrateRequest.head());
			String back = service.sql(SqlRequest.downgrade("base"));
			assertThat(back).doesNotContain("gives way").containsOnlyOnce("-- Revision paper_names");
			play(database, back);
			assertThat(service.status().applied()).isEmpty();
		});
		inApplication(database, PaperWithAuthor.class, (service) -> {
			service.migrate(MigrateRequest.head());
			service.generate(GenerateRequest.of("Authors"));
			assertThat(service.sql(SqlRequest.upgrade("head"))).as("a view minds no further column")
				.doesNotContain("gives way");
		});
	}

	private static void play(DataSource database, String script) {
		try (Connection connection = database.getConnection()) {
			if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
				RunScript.execute(connection, new StringReader(script));
			}
			else {
				TestDatabases.execute(database, script);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void mayBeWhatAnEntityIsMappedTo(String engine) {
		DataSource database = TestDatabases.create(engine);
		inApplication(database, Paper.class, (service) -> {
			service.generate(GenerateRequest.of("Initial"));
			create(service);
			fill("select id, name from paper");
			service.migrate(MigrateRequest.head());
		});
		TestApplication.of(database, this.module, Paper.class, PaperName.class).run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			assertThat(service.check().inStep()).isTrue();
			assertThat(service.generate(GenerateRequest.of("Nothing")).changes()).isEmpty();
		}, "app.migrate.auto-apply=false", "app.migrate.targets=h2, postgresql, mariadb",
				"spring.jpa.hibernate.ddl-auto=validate");
	}

	@Test
	void haveNoPlaceAmongTheOthers() {
		DataSource database = TestDatabases.h2Database();
		inApplication(database, Paper.class, (service) -> {
			String initial = service.generate(GenerateRequest.of("Initial")).revision();
			create(service);
			fill("select id, name from paper");
			refuses(() -> service.migrate(new MigrateRequest(VIEW, MigrationProgress.SILENT)),
					"Revision paper_names is repeatable: it has no place", "Run migrate without a revision");
			service.stamp(StampRequest.of("head"));
			assertThat(repeatable(service).state()).isEqualTo(State.PENDING);
			service.stamp(StampRequest.of("base"));
			assertThat(service.migrate(new MigrateRequest(initial, MigrationProgress.SILENT)).applied())
				.as("the newest revision by its name is as good as head")
				.containsExactly(initial, VIEW);
			assertThat(service.planRollback("-1").revisions()).extracting((undone) -> undone.id())
				.as("going back to nothing takes all away")
				.containsExactly(VIEW, initial);
			assertThat(service.generate(GenerateRequest.of("Next").withKind(Kind.EMPTY)).content())
				.contains("# Parent: " + initial + "\n");
		});
	}

	/** Windows keeps some names for devices. */
	@Test
	void areNamedSoThatAFileCanBe() {
		inApplication(TestDatabases.h2Database(), Paper.class, (service) -> {
			for (String message : List.of("CON", "aux!", "Lpt1", "console")) {
				service.generate(GenerateRequest.of(message).withKind(Kind.REPEATABLE));
			}
		});
		assertThat(changelog().resolve("repeatable").toFile().list()).containsExactlyInAnyOrder("con_.sql", "aux_.sql",
				"lpt1_.sql", "console.sql");
	}

	@Test
	void wantANameAndAPlace() throws IOException {
		DataSource database = TestDatabases.h2Database();
		Path master = changelog().resolve("db.changelog-master.yaml");
		inApplication(database, Paper.class, (service) -> {
			refuses(() -> service.generate(GenerateRequest.of(null).withKind(Kind.REPEATABLE)),
					"A repeatable revision is named after what it makes", "makemigrations --repeatable -m");
			create(service);
			assertThat(read(master)).isEqualTo("""
					databaseChangeLog:
					  - includeAll:
					      path: changes/
					      relativeToChangelogFile: true
					      errorIfMissingOrEmpty: false
					  - includeAll:
					      path: repeatable/
					      relativeToChangelogFile: true
					      errorIfMissingOrEmpty: false
					""");
			refuses(() -> create(service), "paper_names.sql exists already", "it has not been touched");
		});
		Files.delete(changelog().resolve("repeatable/paper_names.sql"));
		String own = """
				databaseChangeLog:
				  - includeAll: { path: changes/, relativeToChangelogFile: true, errorIfMissingOrEmpty: false }
				""";
		Files.writeString(master, own);
		inApplication(database, Paper.class, (service) -> refuses(() -> create(service),
				"does not include db/changelog/repeatable, so paper_names would never run", "path: repeatable/\n"));
		assertThat(master).hasContent(own);
		assertThat(changelog().resolve("repeatable/paper_names.sql")).doesNotExist();
	}

	private static void refuses(ThrowingCallable call, String message, String action) {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(call)
			.withMessageContaining(message)
			.satisfies((ex) -> assertThat(ex.getAction()).contains(action));
	}

	private static void create(MigrationService service) {
		service.generate(GenerateRequest.of("Paper names").withKind(Kind.REPEATABLE));
	}

	private static RevisionStatus repeatable(MigrationService service) {
		return service.status().revisions().stream().filter(RevisionStatus::repeatable).findFirst().orElseThrow();
	}

	/**
	 * Writes what makes the view where the file says so, in words that every engine has.
	 */
	private void fill(String query) {
		Path file = changelog().resolve("repeatable/" + VIEW + ".sql");
		String header = read(file).lines()
			.takeWhile((line) -> !line.startsWith("--changeset"))
			.reduce("", (one, next) -> one + next + "\n");
		write(file, header + """
				--changeset migrate:paper_names runOnChange:true
				drop view if exists paper_names;
				create view paper_names as %s;
				--rollback drop view if exists paper_names;
				""".formatted(query));
	}

	private Path changelog() {
		return this.module.resolve("src/main/resources/db/changelog");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Path file, String content) {
		try {
			Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void inApplication(DataSource database, Class<?> entity, Consumer<MigrationService> work) {
		TestApplication.of(database, this.module, entity)
			.run((context) -> work.accept(context.getBean(MigrationService.class)), "app.migrate.auto-apply=false");
	}

	@Entity(name = "Paper")
	@Table(name = "paper")
	static class Paper {

		@Id
		Long id;

		@Column(length = 50)
		String name;

		@Column(length = 20)
		String note;

	}

	@Entity(name = "PaperName")
	@Immutable
	@Table(name = "paper_names")
	static class PaperName {

		@Id
		Long id;

		@Column(length = 50)
		String name;

	}

	@Entity(name = "Paper")
	@Table(name = "paper")
	static class PaperWithLongName {

		@Id
		Long id;

		@Column(length = 80)
		String name;

		@Column(length = 20)
		String note;

	}

	@Entity(name = "Paper")
	@Table(name = "paper")
	static class PaperWithAuthor {

		@Id
		Long id;

		@Column(length = 80)
		String name;

		@Column(length = 20)
		String note;

		@Column(length = 20)
		String author;

	}

	@Entity(name = "Paper")
	@Table(name = "paper")
	static class PaperWithoutNote {

		@Id
		Long id;

		@Column(length = 80)
		String name;

	}

}
