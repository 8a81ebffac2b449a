package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.execution.MigrationStatus.PendingChangeSet;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.RevisionDetails.ChangeSetDetails;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
	void whereverTheSqlIs() throws IOException {
		Path sql = Files.createDirectories(this.changelog.changes().resolveSibling("sql"));
		Files.writeString(sql.resolve("harmless.sql"), """
				-- drop table words;
				insert into words values (1, 'drop table words; delete from words');
				delete from words where id = 1;
				""");
		Files.writeString(sql.resolve("drops.sql"), "insert into words values (1, 'a');\ndrop\n table words;\n");
		this.changelog.writeSql("03_words", "create table words (id bigint, text varchar(9))");
		writeSqlFile("04_harmless", "harmless.sql");
		writeSqlFile("05_drops", "drops.sql");
		this.changelog.writeSql("07_emptied", "truncate table words");
		this.changelog.writeSql("08_deleted", "delete from words /* where id = 1 */");
		this.changelog.write("09_elsewhere.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 09_elsewhere-1
				    author: test
				    changes:
				    - sql: {dbms: postgresql, sql: drop table words}
				    - delete: {tableName: words, where: id = 1}
				""");
		this.changelog.write("10_deleted.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 10_deleted-1
				    author: test
				    changes:
				    - delete: {tableName: words}
				""");
		this.changelog.writeSql("11_behind", "with x as (select 1) delete from words");
		this.changelog.write("12_merged.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 12_merged-1
				    author: test
				    changes:
				    - mergeColumns: {tableName: words, column1Name: text, column2Name: id, joinString: "-",
				        finalColumnName: both, finalColumnType: varchar(30)}
				""");
		writeModified("13_behind", "append: {value: '; drop table words'}", "select 1");
		writeModified("14_without", "replace: {replace: ' where id = 1', with: ''}", "delete from words where id = 1");
		writeModified("15_harmless", "append: {value: ' /* all */'}", "select 1");
		writeModified("16_elsewhere", "append: {dbms: postgresql, value: '; drop table words'}", "select 1");
		assertMarked("02_less", "05_drops", "07_emptied", "08_deleted", "10_deleted", "11_behind", "12_merged",
				"13_behind", "14_without");
	}

	@Test
	void isAskedAboutOnceThereIsSomethingToLose() throws IOException {
		assertThat(run("migrate", "01_notes")).isZero();
		this.changelog.writeSql("01_notes_more", "create table more (id bigint)");
		assertThat(run("migrate", "01_notes_more")).isZero();
		Files.delete(this.changelog.changes().resolve("02_less.yaml"));
		this.changelog.writeSql("03_emptied", "delete from notes", "alter table notes alter column text varchar(2)");
		assertThat(run("migrate", "--plan")).isZero();
		assertThat(out()).doesNotContain("Loses data");
		jdbc().update("insert into notes values (1, 'abc')");
		assertThat(run("migrate", "--no-input")).isEqualTo(3);
		assertErr("error: This loses data:", "    Delete all rows of notes (1 row)",
				"    Change type of column text of notes (1 value that does not fit)",
				"Nothing has been done. If that is meant, repeat the command with --yes.");
		assertThat(run("migrate", "--yes")).isZero();
		assertThat(jdbc().queryForList("select * from notes")).isEmpty();
	}

	private void writeModified(String revision, String modification, String sql) {
		this.changelog.write(revision + ".yaml", """
				databaseChangeLog:
				- changeSet:
				    id: %s-1
				    author: test
				    modifySql: [%s]
				    changes:
				    - sql: {sql: %s}
				""".formatted(revision, modification, sql));
	}

	private void writeSqlFile(String revision, String file) {
		this.changelog.write(revision + ".yaml", """
				databaseChangeLog:
				- changeSet:
				    id: %s-1
				    author: test
				    changes:
				    - sqlFile: {path: ../sql/%s, relativeToChangelogFile: true}
				""".formatted(revision, file));
	}

	@Test
	void withACharacterThatLiquibaseDoesNotTake() {
		this.changelog.writeSql("03_drop", "drop table\u000b notes");
		this.changelog.writeSql("04_other", "insert into\u0000 notes values (1, 'drop table notes')");
		assertThat(run("showmigrations")).isZero();
		assertThat(out().lines()).contains(" [ ] 03_drop (destructive)", " [ ] 04_other");
		assertThat(run("migrate", "--yes")).isEqualTo(3);
		assertThat(err()).contains("03_drop-1");
	}

	/** More than Liquibase is let divide for a list. */
	@Test
	void atTheEndOfALongFile() throws IOException {
		Path sql = Files.createDirectories(this.changelog.changes().resolveSibling("sql"));
		String row = "insert into words values (1, 'drop table words');\n";
		Files.writeString(sql.resolve("long.sql"), row.repeat(25_000));
		Files.writeString(sql.resolve("longer.sql"), row.repeat(25_000) + "drop table words;\n");
		writeSqlFile("03_long", "long.sql");
		writeSqlFile("04_longer", "longer.sql");
		assertMarked("02_less", "04_longer");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			h2         | alter table words alter column text set data type %s
			h2         | alter table words alter column text %s
			postgresql | alter table words alter column text type %s using text
			mariadb    | alter table words modify text %s
			mariadb    | alter table words change text text %s
			mariadb    | alter table words change text note %s
			""")
	void whatNarrowsAColumn(String engine, String statement) {
		this.database = TestDatabases.create(engine);
		this.changelog.writeSql("03_words", "create table words (id bigint, text varchar(9))");
		this.changelog.writeSql("04_wider", statement.formatted("varchar(20)"));
		this.changelog.writeSql("05_column", "alter table words add number bigint");
		modifyDataType("06_same", "bigint");
		modifyDataType("07_narrower", "int");
		modifyDataType("08_wider", "bigint");
		this.changelog.writeSql("09_narrower",
				statement.replace("text", statement.contains("note") ? "note" : "text").formatted("varchar(10)"));
		this.changelog.writeSql("10_own",
				"create table own (text varchar(9));" + statement.replace("words", "own").formatted("varchar(5)"));
		this.changelog.writeSql("11_unknown", statement.replace("words", "unheard_of").formatted("varchar(5)"));
		assertMarked("02_less", "07_narrower", "09_narrower");
	}

	@Test
	void whatNarrowsAColumnOfATableThatWasCalledOtherwise() {
		this.changelog.writeSql("03_terms", "create table terms (id bigint, text varchar(9))");
		this.changelog.writeSql("04_others", "create table others (id bigint, text varchar(2))");
		this.changelog.writeSql("05_names", "alter table terms rename to names");
		this.changelog.write("06_words.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 06_words-1
				    author: test
				    changes:
				    - renameTable: {oldTableName: names, newTableName: words}
				    - renameColumn: {tableName: words, oldColumnName: text, newColumnName: number}
				""");
		modifyDataType("07_narrower", "varchar(8)");
		modifyDataType("08_wider", "varchar(9)");
		assertMarked("02_less", "07_narrower");
	}

	private void modifyDataType(String revision, String type) {
		this.changelog.write(revision + ".yaml", """
				databaseChangeLog:
				- changeSet:
				    id: %s-1
				    author: test
				    changes:
				    - modifyDataType: {tableName: words, columnName: number, newDataType: %s}
				""".formatted(revision, type));
	}

	/** In lists, for the endpoint and the console, and one by one. */
	private void assertMarked(String... revisions) {
		assertThat(run("showmigrations")).isZero();
		assertThat(out().lines().filter((line) -> line.endsWith(" (destructive)")))
			.containsExactly(Stream.of(revisions).map((id) -> " [ ] " + id + " (destructive)").toArray(String[]::new));
		assertThat(service().status().pending()).filteredOn(PendingChangeSet::destructive)
			.extracting(PendingChangeSet::revision)
			.containsExactly(revisions);
		assertThat(service().status().revisions()).filteredOn(RevisionStatus::destructive)
			.extracting(RevisionStatus::id)
			.containsExactly(revisions);
		for (String revision : revisions) {
			assertThat(service().revision(revision).changeSets()).first()
				.extracting(ChangeSetDetails::destructive)
				.isEqualTo(true);
		}
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
