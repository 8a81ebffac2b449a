package dev.migrate.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import dev.migrate.MigrationService;
import dev.migrate.test.notes.NotesApplication;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.test.MigrationAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The words in which an assertion fails.
 */
class MigrationAssertTests {

	@TempDir
	private Path directory;

	@BeforeEach
	void firstRevision() throws IOException {
		revision("01_notes", """
				create table notes (id bigint primary key, text varchar(255), origin varchar(20) default 'revision')
				--rollback drop table notes
				""");
	}

	@Test
	void namesWhatTheEntitiesHaveAndTheChangelogHasNot() throws IOException {
		revision("01_notes",
				"create table notes (id bigint primary key, text varchar(255))\n--rollback drop table notes\n");
		inApplication((migrations) -> fails(() -> assertThat(migrations).isInStepWithEntities(), """
				Expecting the changelog of database 'default' to be in step with the entities, \
				but a revision has to be written (makemigrations):
				    Add column origin to notes"""));
	}

	@Test
	void namesWhatIsPending() {
		inApplication((migrations) -> fails(() -> assertThat(migrations).hasNothingPending(), """
				Expecting nothing to be pending in database 'default', but these revisions have not run:
				    01_notes"""), "app.migrate.auto-apply=false");
	}

	@Test
	void namesWhatSomebodyHasChanged() {
		run((context) -> {
			context.getBean(JdbcTemplate.class).execute("alter table notes add color varchar(9)");
			fails(() -> assertThat(context.getBean(MigrationService.class)).hasNoDrift(), """
					Expecting database 'default' to be as its revisions made it, but somebody has changed it:
					    Add column color to notes""");
		});
	}

	@Test
	void namesWhatIsLostAndWhatIsDangerous() throws IOException {
		revision("02_text", "alter table notes drop column text\n--rollback alter table notes add text varchar(255)\n");
		inApplication((migrations) -> {
			failsStartingWith(() -> assertThat(migrations).hasNoDestructiveChanges(), """
					Expecting the revisions of database 'default' to lose nothing, but these change sets do:
					    1:""", "(ban-drop-column)");
			failsStartingWith(() -> assertThat(migrations).hasNoLintFindings(),
					"Expecting the revisions of database 'default' to be safe on a database that is in use, but these are "
							+ "not (migrate lint says how to do the same safely):",
					"(ban-drop-column)");
			assertThat(migrations).hasNoDestructiveChanges("01").hasNoLintFindings("01");
		});
	}

	@Test
	void namesWhatIsLabelledAsDestructive() throws IOException {
		revision("02_text", "--changeset ann:2 labels:destructive\nupdate notes set text = null\n--rollback empty\n");
		inApplication((migrations) -> fails(() -> assertThat(migrations).hasNoDestructiveChanges("02"), """
				Expecting the revisions of database 'default' to lose nothing, but these change sets do:
				    2: update notes set text = null"""));
	}

	@Test
	void namesTheRevisionThatDoesNotComeBackAndWhatItLeavesBehind() throws IOException {
		revision("02_color", "alter table notes add color varchar(9)\n--rollback empty\n");
		inApplication((migrations) -> failsStartingWith(() -> assertThat(migrations).goesUpAndDown(), """
				Expecting the revisions of database 'default' to go up, down and up again, but they do not:
				    02_color, after going back:
				        left to do: Drop column color from notes
				    02_color, going forward again:
				        Running change set 1 of""", "fails: Duplicate column name"));
	}

	@Test
	void saysWhatToDoAboutABrokenChangelog() throws IOException {
		run((context) -> {
			revision("02_broken", "alter table nothing add color varchar(9)\n--rollback empty\n");
			failsStartingWith(() -> assertThat(context.getBean(MigrationService.class)).isInStepWithEntities(),
					"Change set 1 of ",
					"Correct the change set so that the changelog runs on an empty database, or set "
							+ "app.migrate.reference=database to compare the entities with the database instead.");
			fails(() -> assertThat((MigrationService) null).hasNoDrift(), "\nExpecting actual not to be null");
		});
	}

	private void revision(String name, String sql) {
		try {
			Path changes = Files.createDirectories(this.directory.resolve("src/main/resources/db/changelog/changes"));
			String changeSet = sql.startsWith("--changeset") ? "" : "--changeset ann:1\n";
			Files.writeString(changes.resolve(name + ".sql"), "--liquibase formatted sql\n" + changeSet + sql);
			Files.writeString(changes.resolveSibling("db.changelog-master.yaml"),
					"databaseChangeLog:\n  - includeAll: {path: db/changelog/changes/}\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void inApplication(Consumer<MigrationService> work, String... properties) {
		run((context) -> work.accept(context.getBean(MigrationService.class)), properties);
	}

	private void run(Consumer<ConfigurableApplicationContext> work, String... properties) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(NotesApplication.class)
			.web(WebApplicationType.NONE)
			.properties(properties)
			.run("--app.migrate.directory=" + this.directory.resolve("src/main/resources/db/changelog/changes"),
					"--spring.jpa.hibernate.ddl-auto=none", "--spring.datasource.hikari.maximum-pool-size=1",
					"--spring.datasource.url=jdbc:h2:mem:" + this.directory.getFileName())) {
			work.accept(context);
		}
	}

	private static void fails(ThrowingCallable assertion, String words) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessage(words);
	}

	private static void failsStartingWith(ThrowingCallable assertion, String start, String end) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion)
			.withMessageStartingWith(start)
			.withMessageContaining(end);
	}

}
