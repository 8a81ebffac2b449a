package dev.migrate.execution;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.RunScript;
import org.h2.tools.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class ScriptRunTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.write("01_users.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 1
				    author: test
				    comment: The people; all of them
				    labels: shop,destructive
				    changes:
				    - createTable:
				        tableName: users
				        remarks: "Who may; or may not"
				        columns:
				        - column: { name: id, type: bigint, constraints: { primaryKey: true, nullable: false } }
				        - column: { name: name, type: varchar(20) }
				- changeSet:
				    id: 2
				    author: o'hara
				    changes:
				    - insert:
				        tableName: users
				        columns:
				        - column: { name: id, valueNumeric: 1 }
				        - column: { name: name, value: "it's; fine" }
				    rollback: []
				""");
		this.changelog.write("02_phone.sql", """
				--liquibase formatted sql
				--changeset test:1
				alter table users add column phone varchar(20); -- for the office
				update users set phone = 'none';
				--rollback alter table users drop column phone;
				--changeset test:2 runInTransaction:false
				create index ix_phone on users (phone);
				--rollback drop index ix_phone;
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void aScriptDoesWhatARunWouldHaveDone(String engine) throws Exception {
		DataSource byRun = TestDatabases.create(engine);
		this.changelog.liquibase(byRun).run(null, MigrationProgress.SILENT);
		DataSource byScript = TestDatabases.create(engine);
		String script = scripts(byScript).upgrade("head");
		assertThat(tables(byScript)).isEmpty();
		execute(byScript, script);
		assertThat(history(byScript)).isEqualTo(history(byRun)).hasSize(4);
		assertThat(query(byScript, "select name || phone from users")).containsExactly("it's; finenone");
		assertThat(this.changelog.liquibase(byScript).run(null, MigrationProgress.SILENT))
			.isEqualTo(MigrationRun.nothing());
		assertThat(scripts(byScript).upgrade("head")).isEqualTo("-- No migrations to apply.\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void aScriptGoesTheWayBack(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
		String script = scripts(database).downgrade("base");
		assertThat(script).contains("-- Loses data: Drop column phone of users (1 value)")
			.contains("-- Loses data: Drop table users (1 row)");
		assertThat(history(database)).hasSize(4);
		execute(database, script);
		assertThat(history(database)).isEmpty();
		assertThat(tables(database)).containsExactlyInAnyOrder("databasechangelog", "databasechangeloglock");
		assertThat(scripts(database).downgrade("base")).isEqualTo("-- No migrations to unapply.\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void continuesWhereTheDatabaseIs(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		this.changelog.liquibase(database).run("01", MigrationProgress.SILENT);
		String script = scripts(database).upgrade("+1");
		assertThat(script).doesNotContain("CREATE TABLE");
		execute(database, script);
		assertThat(this.changelog.liquibase(database).status().applied()).extracting(AppliedChangeSet::orderExecuted)
			.containsExactly(1, 2, 3, 4);
		execute(database, scripts(database).downgrade("-1"));
		assertThat(history(database)).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void stampsWithoutRunning(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		String script = scripts(database).stamp("head", false);
		assertThat(tables(database)).isEmpty();
		execute(database, script);
		assertThat(tables(database)).containsExactly("databasechangelog");
		assertThat(this.changelog.liquibase(database).status().upToDate()).isTrue();
		execute(database, scripts(database).stamp("base", true));
		assertThat(history(database)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void aRevisionIsWrittenWithoutTheHistory(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		String forward = scripts(database).revision("01", false) + scripts(database).revision("02", false);
		String backward = scripts(database).revision("02", true) + scripts(database).revision("01", true);
		assertThat(forward + backward).doesNotContainIgnoringCase("databasechangelog");
		execute(database, forward);
		assertThat(query(database, "select phone from users")).containsExactly("none");
		execute(database, backward);
		assertThat(tables(database)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void aScriptIsWrittenForADatabaseThatIsNotAtHand(String engine) throws Exception {
		DataSource atHand = TestDatabases.create(engine);
		this.changelog.liquibase(atHand).run(null, MigrationProgress.SILENT);
		DataSource remote = TestDatabases.create(engine);
		execute(remote, scripts(atHand).upgrade("base:01"));
		assertThat(history(remote)).hasSize(2);
		execute(remote, scripts(atHand).upgrade("01:head"));
		assertThat(history(remote)).isEqualTo(history(atHand));
		String back = scripts(TestDatabases.create(engine)).downgrade("head:01");
		assertThat(back).doesNotContain("Loses data").doesNotContain("CREATE TABLE");
		execute(remote, back);
		assertThat(history(remote)).hasSize(2);
		assertThat(scripts(atHand).upgrade("01:01")).isEqualTo("-- No migrations to apply.\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void aScriptIsWrittenWithoutAConnection(String engine) throws Exception {
		DataSource byRun = TestDatabases.create(engine);
		this.changelog.liquibase(byRun).run(null, MigrationProgress.SILENT);
		ScriptRun offline = new ScriptRun(this.changelog.liquibase(new DriverManagerDataSource("jdbc:none:")), engine);
		DataSource database = TestDatabases.create(engine);
		execute(database, offline.upgrade("head"));
		assertThat(history(database)).isEqualTo(history(byRun)).hasSize(4);
		assertThat(query(database, "select name || phone from users")).containsExactly("it's; finenone");
		assertThat(this.changelog.liquibase(database).run(null, MigrationProgress.SILENT))
			.isEqualTo(MigrationRun.nothing());
		execute(database, offline.downgrade("01"));
		assertThat(history(database)).hasSize(2);
		execute(database, offline.upgrade("01:head"));
		assertThat(history(database)).isEqualTo(history(byRun));
		execute(database, offline.downgrade("base"));
		assertThat(history(database)).isEmpty();
		execute(database, offline.revision("01", false));
		DataSource stamped = TestDatabases.create(engine);
		execute(stamped, offline.stamp("head", false));
		assertThat(this.changelog.liquibase(stamped).status().upToDate()).isTrue();
		assertThat(Files.exists(Path.of("databasechangelog.csv"))).as("Liquibase's own history").isFalse();
	}

	@Test
	void namesTheDialectsThatThereAre() {
		ScriptRun offline = new ScriptRun(this.changelog.liquibase(TestDatabases.h2Database()), "postgres");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> offline.upgrade("head"))
			.withMessage("There is no database dialect called 'postgres'")
			.satisfies((ex) -> assertThat(ex.getAction()).startsWith("Use one of: ")
				.contains(", mssql, ")
				.contains(", postgresql, "));
	}

	@Test
	void theH2ShellRunsItFromAPipe() throws Exception {
		DataSource database = TestDatabases.h2Database();
		String script = scripts(database).upgrade("head");
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Shell shell = new Shell();
		shell.setIn(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
		shell.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
		shell.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
		shell.runTool("-url", ((JdbcDataSource) database).getURL(), "-user", "sa");
		assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("Error").doesNotContain("Exception");
		assertThat(history(database)).hasSize(4);
	}

	@Test
	void psqlRunsItFromAPipe() throws Exception {
		assumeThat(isInstalled("psql")).as("psql is installed").isTrue();
		String url = TestDatabases.postgresUrl();
		DataSource database = new DriverManagerDataSource(url);
		Path script = Files.writeString(this.module.resolve("script.sql"), scripts(database).upgrade("head"));
		Path log = this.module.resolve("log");
		int code = new ProcessBuilder("psql", "--no-psqlrc", "--set", "ON_ERROR_STOP=1",
				url.substring("jdbc:".length()))
			.redirectInput(script.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start()
			.waitFor();
		assertThat(log).content().doesNotContain("ERROR").doesNotContain("WARNING");
		assertThat(code).isZero();
		assertThat(this.changelog.liquibase(database).status().upToDate()).isTrue();
	}

	@Test
	void anEngineThatTakesBackChangesOfTheSchemaGetsATransaction() {
		String script = scripts(TestDatabases.postgresDatabase()).upgrade("head");
		assertThat(script.lines().filter((line) -> line.equals("BEGIN;") || line.equals("COMMIT;")))
			.containsExactly("BEGIN;", "COMMIT;");
		assertThat(script.indexOf("create index")).isGreaterThan(script.indexOf("COMMIT;"));
		assertThat(scripts(TestDatabases.h2Database()).upgrade("head")).doesNotContain("BEGIN;");
	}

	@Test
	void theShellOfSqliteStopsAtTheFirstFailure() {
		assertThat(scripts(TestDatabases.sqliteDatabase("")).upgrade("head")).startsWith(".bail on\nBEGIN;\n");
		ScriptRun offline = new ScriptRun(this.changelog.liquibase(new DriverManagerDataSource("jdbc:none:")),
				"sqlite");
		assertThat(offline.upgrade("head")).startsWith(".bail on\n").contains("BEGIN;", "COMMIT;");
	}

	@Test
	void aCommentAtTheEndOfAStatementDoesNotSwallowItsEnd() throws Exception {
		this.changelog.write("03_comment.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 1
				    author: test
				    changes:
				    - sql: { sql: "insert into users (id) values (7) -- seven", stripComments: false }
				""");
		DataSource database = TestDatabases.h2Database();
		execute(database, scripts(database).upgrade("head"));
		assertThat(query(database, "select id from users order by id")).containsExactly("1", "7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void rowsOfAFileAreWrittenOut(String engine) throws Exception {
		this.changelog.write("03_load.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 1
				    author: test
				    changes:
				    - loadData: { file: users.csv, relativeToChangelogFile: true, tableName: users }
				    rollback: []
				""");
		this.changelog.write("users.csv", "id,name\n7,it's seven\n8,NULL\n");
		DataSource database = TestDatabases.create(engine);
		assertThat(new PendingLosses(this.changelog.liquibase(database)).upTo(null)).isEmpty();
		assertThat(new RevisionReader(this.changelog.liquibase(database)).read("03").changeSets()).hasSize(1);
		assertThat(tables(database)).isEmpty();
		execute(database, scripts(database).upgrade("head"));
		assertThat(query(database, "select name from users order by id")).containsExactly("it's; fine", "it's seven",
				null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void booksThatAreKeptElsewhereAreKeptThere(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		TestDatabases.execute(database, "create schema books");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.setLiquibaseSchema("books");
		liquibase.setDatabaseChangeLogTable("ledger");
		liquibase.setDatabaseChangeLogLockTable("ledger_lock");
		execute(database, new ScriptRun(liquibase).upgrade("head"));
		assertThat(query(database, "select id from books.ledger")).hasSize(4);
		assertThat(liquibase.status().upToDate()).isTrue();
		RollbackRun rollback = new RollbackRun(liquibase);
		assertThat(rollback.run("-1", rollback.plan("-1"), MigrationProgress.SILENT)).containsExactly("02_phone");
		assertThat(new StampRun(liquibase, MigrationProgress.SILENT).run("head", false).applied())
			.containsExactly("02_phone");
		assertThat(query(database, "select id from books.ledger")).hasSize(4);
		assertThat(query(database, "select id from books.ledger_lock")).hasSize(1);
		assertThat(tables(database)).containsExactly("users");
	}

	@Test
	void refusesWhatIsNotSql() {
		this.changelog.write("03_program.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 1
				    author: test
				    changes:
				    - executeCommand: { executable: "false" }
				""");
		DataSource database = TestDatabases.h2Database();
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> scripts(database).upgrade("head"))
			.withMessage("Change set 1 in db/changelog/changes/03_program.yaml cannot be written as SQL: it runs a "
					+ "program.")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Run its revision with migrate, and write SQL for those before and behind it."));
		assertThat(scripts(database).upgrade("02")).contains("02_phone");
	}

	@Test
	void refusesARevisionWithoutAWayBack() {
		this.changelog.writeSql("03_fix", "update users set name = 'x'");
		DataSource database = TestDatabases.h2Database();
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> scripts(database).revision("03", true))
			.withMessageStartingWith("Revision 03_fix cannot be undone: change set 03_fix-1 in "
					+ "db/changelog/changes/03_fix.sql has no rollback.");
	}

	@Test
	void aRunAfterwardsWritesToTheDatabaseAgain() {
		DataSource database = TestDatabases.h2Database();
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		new ScriptRun(liquibase).upgrade("head");
		assertThat(liquibase.run(null, MigrationProgress.SILENT).applied()).containsExactly("01_users", "02_phone");
		assertThat(history(database)).hasSize(4);
	}

	private static boolean isInstalled(String program) throws InterruptedException {
		try {
			return new ProcessBuilder(program, "--version").start().waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private ScriptRun scripts(DataSource database) {
		return new ScriptRun(this.changelog.liquibase(database));
	}

	private static void execute(DataSource database, String script) throws SQLException {
		try (Connection connection = database.getConnection()) {
			if (database instanceof JdbcDataSource) {
				RunScript.execute(connection, new StringReader(script));
			}
			else {
				TestDatabases.execute(database, script);
			}
		}
	}

	private static List<String> history(DataSource database) {
		return new JdbcTemplate(database).query("""
				select id, author, filename, md5sum, orderexecuted, exectype, description, comments, labels, contexts
				from databasechangelog order by orderexecuted""", (row, number) -> {
			StringBuilder text = new StringBuilder();
			for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
				text.append(row.getString(i)).append('|');
			}
			return text.toString();
		});
	}

	private static List<String> query(DataSource database, String sql) {
		return new JdbcTemplate(database).queryForList(sql, String.class);
	}

	private static List<String> tables(DataSource database) {
		return query(database,
				"select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'");
	}

}
