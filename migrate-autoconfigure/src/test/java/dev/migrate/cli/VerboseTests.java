package dev.migrate.cli;

import java.util.List;

import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code -v} adds, where there is something to add.
 */
class VerboseTests extends RealCommandTest {

	@BeforeEach
	void createRevisions() {
		this.changelog.writeSql("01_notes", "create table notes (id bigint)\n--rollback drop table notes");
		this.changelog.writeSql("02_text", "alter table notes add text varchar(9)");
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.cli.CommandHelpTests#commands")
	void everyCommandUnderstandsItUnlessItPrintsAScriptForAShell(String command) {
		assertThat(run((command + " --help").split(" "))).isZero();
		if (command.endsWith("completion")) {
			assertThat(out()).doesNotContain("--verbose");
			assertThat(run("migrate", "completion", "bash", "-v")).isEqualTo(2);
		}
		else {
			assertThat(out()).containsPattern("-v, --verbose +\\S").doesNotContain("where there is more to say");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate drift", "migrate backup --list", "sqlmigrate head", "migrate unlock",
			"migrate seed --json", "migrate show head" })
	void whatHasNothingElseToSaySaysWhereItWasAndHowLongItTook(String command) {
		run("migrate");
		assertThat(run((command + " -v").split(" "))).isZero();
		assertThat(err().lines().toList().get((int) err().lines().count() - 1))
			.matches("Took \\d+\\.\\d s, on jdbc:h2:mem:\\S+\\.");
		String verbose = out();
		run(command.split(" "));
		assertThat(verbose).as("data stays data").isEqualTo(out());
		assertThat(err()).doesNotContain("Took");
	}

	@Test
	void aPlanInJsonSaysWhatRunsAndWhatThatLoses() {
		run("migrate", "01");
		TestDatabases.execute(this.database, "insert into notes values (7)");
		this.changelog.writeSql("03_none", "drop table notes");
		assertThat(run("migrate", "--plan", "--json")).isZero();
		assertThat(out())
			.startsWith("{\"pending\":[\"02_text\",\"03_none\"],\"revisions\":[{\"id\":\"02_text\","
					+ "\"changeSets\":[{\"id\":\"02_text-1\",")
			.contains("\"operations\":[\"drop table notes\"],\"destructive\":true}")
			.contains("\"losses\":[{\"operation\":\"Drop table notes\",\"rows\":1,\"lost\":\"1 row\"}]");
		assertThat(run("migrate", "--check", "--json")).isEqualTo(1);
		assertThat(out()).isEqualTo("{\"pending\":[\"02_text\",\"03_none\"]}\n");
	}

	@Test
	void envInJsonCarriesVersions() {
		run("migrate", "env", "-v", "--json");
		assertThat(out()).contains("\"versions\":{\"Java\":\"" + System.getProperty("java.version") + "\"")
			.contains("\"Spring Boot\":\"");
		run("migrate", "env", "--json");
		assertThat(out()).doesNotContain("versions");
	}

	@Test
	void migrateCheckListsWhatIsPending() {
		assertThat(run("migrate", "--check", "-v")).isEqualTo(1);
		assertThat(out().lines().map(String::strip))
			.containsSequence(List.of("[ ] 01_notes", "create table notes (id bigint)"));
	}

	@Test
	void stampListsWhatHasNotRun() {
		assertThat(run("migrate", "stamp", "-v")).isZero();
		assertThat(out().lines().map(String::strip)).containsSequence("Applying 01_notes... FAKED",
				"create table notes (id bigint)");
	}

	@Test
	void lintSaysWhatItHasLookedThrough() {
		run("migrate", "lint", "-v");
		assertThat(out()).startsWith("Looked through 01_notes, 02_text for h2.\n");
	}

	@Test
	void branchesSaysWhereEachIs() {
		this.changelog.write("03_left.yaml", revision("03_left", "02_text", "left_side"));
		this.changelog.write("04_right.yaml", revision("04_right", "02_text", "right_side"));
		assertThat(run("migrate", "branches", "-v")).isZero();
		assertThat(out()).startsWith("Rev: 02_text (branchpoint)\n")
			.contains("Path: db/changelog/changes/02_text.sql\n")
			.contains("             -> 03_left (head)\n");
	}

	private static String revision(String id, String parent, String table) {
		return """
				# Revision: x
				# Parent: %s
				databaseChangeLog:
				- changeSet:
				    id: %s-1
				    author: test
				    changes:
				    - createTable: {tableName: %s, columns: [{column: {name: id, type: int}}]}
				""".formatted(parent, id, table);
	}

}
