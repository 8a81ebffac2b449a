package dev.migrate.cli;

import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.execution.MigrationStatus.PendingChangeSet;
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
	void whoeverHasWrittenIt() {
		this.changelog.writeSql("03_drop", "drop table notes");
		this.changelog.writeSql("04_column",
				"create table words (id bigint, text varchar(9)); alter table words drop column text",
				"drop index ix_words; alter table words drop constraint ck_words");
		this.changelog.write("05_column.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 05_column-1
				    author: test
				    changes:
				    - dropColumn: {tableName: words, columnName: text}
				""");
		assertThat(run("showmigrations")).isZero();
		assertThat(out().lines()).contains(" [ ] 03_drop (destructive)", " [ ] 04_column",
				" [ ] 05_column (destructive)");
		assertLists("migrate show 03_drop", "[ ] 03_drop-1 (test) (destructive)");
		assertThat(service().status().pending()).filteredOn(PendingChangeSet::destructive)
			.extracting(PendingChangeSet::id)
			.containsExactly("02_less-1", "03_drop-1", "05_column-1");
		assertThat(run("migrate", "03_drop", "--yes")).isZero();
		assertLists("showmigrations", " [X] 03_drop (destructive)");
		assertThat(service().status().applied()).filteredOn(AppliedChangeSet::destructive)
			.extracting(AppliedChangeSet::id)
			.containsExactly("02_less-1", "03_drop-1");
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
