package dev.migrate.cli;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can lose rows or values is marked wherever it is listed, behind what scripts look
 * for.
 */
class DestructiveMarkTests extends RealCommandTest {

	@BeforeEach
	void createRevisions() {
		this.changelog.writeSql("01_notes", "create table notes (id bigint, text varchar(9))");
		this.changelog.write("02_less.yaml", """
				# Parent: 01_notes
				databaseChangeLog:
				- changeSet:
				    id: 02_less-1
				    author: test
				    labels: destructive
				    comment: Drop column text of notes (its values are lost)
				    changes:
				    - dropColumn: {tableName: notes, columnName: text}
				    rollback:
				    - addColumn: {tableName: notes, columns: [{column: {name: text, type: varchar(9)}}]}
				""");
	}

	@Test
	void whilePending() {
		assertLists("showmigrations", " [ ] 02_less (destructive)");
		assertLists("showmigrations --plan", "[ ]  02_less (destructive)");
		assertLists("showmigrations --plan -v", "[ ]  02_less (destructive) ... (01_notes)");
		assertLists("migrate history", "01_notes -> 02_less (head) (destructive)");
		assertLists("migrate heads", "02_less (head) (destructive)");
		assertThat(err()).isEqualTo("Pending: 01_notes, 02_less (destructive)\n");
		assertLists("migrate heads -v", "Rev: 02_less (head) (destructive)");
		assertLists("migrate show 02_less", "Rev: 02_less (head) (destructive)");
		assertLists("migrate show 02_less", "[ ] 02_less-1 (test) (destructive)");
		assertLists("migrate env", "             02_less (destructive)");
		run("migrate", "--check");
		assertThat(out()).endsWith("    [ ] 01_notes\n    [ ] 02_less (destructive)\n");
	}

	@Test
	void onceApplied() {
		assertThat(run("migrate", "--yes")).isZero();
		assertLists("showmigrations", " [X] 02_less (destructive)");
		assertLists("showmigrations --plan", "[X]  02_less (destructive)");
		assertThat(run("showmigrations", "-v")).isZero();
		assertThat(out()).containsPattern(" \\[X] 02_less \\(destructive\\) \\(applied at ");
		assertLists("migrate current", "02_less (head) (destructive)");
		assertLists("migrate history -i", "01_notes -> 02_less (head) (destructive) (current)");
	}

	@Test
	void inYellow() {
		run(TestConsole.coloredTerminal(), "showmigrations");
		assertThat(out()).contains(" [ ] 02_less \033[33m(destructive)\033[0m\n");
	}

	private void assertLists(String command, String line) {
		assertThat(run(command.split(" "))).isZero();
		assertThat(out().lines()).contains(line);
	}

}
