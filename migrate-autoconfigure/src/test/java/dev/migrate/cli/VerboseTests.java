package dev.migrate.cli;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
	void everyCommandUnderstandsIt(String command) {
		assertThat(run((command + " --help").split(" "))).isZero();
		assertThat(out()).containsPattern("-v, --verbose +\\S");
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
