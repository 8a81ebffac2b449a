package dev.migrate.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.MigrationService;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class EntityFollowerTests {

	@TempDir
	private Path module;

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void writesAndAppliesARevisionBeforeHibernateValidatesTheSchema(String engine, CapturedOutput output)
			throws Exception {
		DataSource database = TestDatabases.create(engine);
		ApplicationContextRunner application = Application.validating(Application.with(this.module, database))
			.withPropertyValues("app.migrate.auto-generate=true");
		application.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(MigrationService.class).check().inStep()).isTrue();
		});
		assertThat(revisions()).hasSize(1);
		assertThat(output).contains("Wrote revision ").contains("  Create table notes").contains("Applied revision ");
		application.run((context) -> assertThat(context).hasNotFailed());
		assertThat(revisions()).hasSize(1);
	}

	@Test
	void writesWithoutApplyingWhenToldSo() throws Exception {
		DataSource database = TestDatabases.create("h2");
		Application.with(this.module, database)
			.withPropertyValues("app.migrate.auto-generate=true", "app.migrate.auto-apply=false")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(revisions()).hasSize(1);
		assertThat(tables(database)).isEmpty();
	}

	@Test
	void writesNothingThatCouldLoseData(CapturedOutput output) throws Exception {
		DataSource database = TestDatabases.create("h2");
		ApplicationContextRunner application = Application.with(this.module, database)
			.withPropertyValues("app.migrate.auto-generate=true");
		application.run((context) -> assertThat(context).hasNotFailed());
		for (int start = 0; start < 3; start++) {
			Application.withNarrowNotes(this.module, database)
				.withPropertyValues("app.migrate.auto-generate=true")
				.run((context) -> assertThat(context).hasNotFailed());
			assertThat(revisions()).hasSize(1);
		}
		assertThat(output).contains("No revision was written for the changed entities, because it is yours to decide:")
			.contains("Drop column text from notes")
			.contains(
					"Write a revision with the command 'makemigrations' (java -jar <application>.jar makemigrations).");
	}

	@Test
	void warnsOfEntitiesThatHaveMovedOn(CapturedOutput output) {
		Application.with(this.module, TestDatabases.create("h2"))
			.withPropertyValues("app.migrate.check-on-startup=warn")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("The entities have changed since the newest revision:")
			.contains("  Create table notes")
			.contains(
					"Write a revision with the command 'makemigrations' (java -jar <application>.jar makemigrations).");
	}

	@Test
	void doesNotStartWithEntitiesThatHaveMovedOnWhenToldSo() {
		Application.with(this.module, TestDatabases.create("h2"))
			.withPropertyValues("app.migrate.check-on-startup=fail")
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(new MigrationFailureAnalyzer().analyze(context.getStartupFailure()))
					.satisfies((analysis) -> {
						assertThat(analysis.getDescription())
							.startsWith("The entities have changed since the newest revision:")
							.contains("  Create table notes");
						assertThat(analysis.getAction())
							.startsWith("Write a revision with the command 'makemigrations'");
						assertThat(analysis.getCause()).isInstanceOf(MigrationException.class);
					});
			});
	}

	@Test
	void isContentWithEntitiesThatAreInStep(CapturedOutput output) {
		new ChangelogDirectory(this.module).writeSql("01_notes", Application.NOTES);
		Application.with(this.module, TestDatabases.create("h2"))
			.withPropertyValues("app.migrate.check-on-startup=fail")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("The entities have changed");
	}

	@ParameterizedTest
	@CsvSource({ "false, off, false", "false, false, false", "false, OFF, false", "true, off, true",
			"false, warn, true", "false, FAIL, true" })
	void isOnlyWantedWhenThereIsSomethingToDo(String autoGenerate, String checkOnStartup, boolean wanted) {
		MockEnvironment environment = new MockEnvironment().withProperty("app.migrate.auto-generate", autoGenerate)
			.withProperty("app.migrate.check-on-startup", checkOnStartup);
		assertThat(EntityFollower.isWanted(environment)).isEqualTo(wanted);
		assertThat(EntityFollower.isWanted(new MockEnvironment())).isFalse();
	}

	private List<Path> revisions() throws Exception {
		try (Stream<Path> files = Files.list(this.module.resolve("src/main/resources/db/changelog/changes"))) {
			return files.toList();
		}
	}

	private static List<String> tables(DataSource database) {
		return new JdbcTemplate(database).queryForList(
				"select lower(table_name) from information_schema.tables " + "where lower(table_schema) = 'public'",
				String.class);
	}

}
