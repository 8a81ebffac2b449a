package dev.migrate.execution;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migrate.support.TestDatabases;
import liquibase.change.custom.CustomSqlChange;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class UpToDateCheckTests {

	@TempDir
	private Path directory;

	private Path classes;

	private TrackedDatabase tracked;

	@BeforeEach
	void create() {
		this.classes = this.directory.resolve("classes");
		this.tracked = new TrackedDatabase(this.classes);
		this.tracked.revision("01_users", "", "create table users (id bigint, name varchar(99))");
		this.tracked.revision("02_more", "", "alter table users add email varchar(99)");
	}

	@Test
	void knowsNothingBeforeTheFirstRun() {
		assertThat(this.tracked.isUpToDate()).isFalse();
		assertThat(tables()).isEmpty();
	}

	@Test
	void knowsAfterARunThatNothingIsPending() {
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		assertThat(this.tracked.isDoneForPlainLiquibase()).isTrue();
	}

	static Stream<Arguments> changes() {
		return Stream.of(
				change("a file is added", (it) -> it.revision("03_new", "", "create table orders (id bigint)")),
				change("a file is edited", (it) -> it.revision("02_more", "", "alter table users add phone int")),
				change("a comment is edited",
						(it) -> it.revision("02_more", "", "alter table users add email varchar(99); -- for letters")),
				change("a file is deleted", (it) -> it.delete("db/changelog/changes/02_more.sql")),
				change("a file is added below the folder",
						(it) -> it.write("db/changelog/changes/more/x.sql",
								"--liquibase formatted sql\n--changeset test:x\nselect 1;\n")),
				change("the master is edited", (it) -> it.write(TrackedDatabase.MASTER, "databaseChangeLog: []\n")),
				change("a context is set", (it) -> it.contexts = "test"),
				change("a label filter is set", (it) -> it.labels = "red"),
				change("a parameter is set", (it) -> it.parameters.put("name", "value")),
				change("another changelog is run",
						(it) -> it.changeLog = "classpath:/db/changelog/changes/01_users.sql"),
				change("a row is deleted", (it) -> it.sql("delete from databasechangelog where id = '02_more'")),
				change("a row is added", (it) -> it.sql("insert into databasechangelog (id, author, filename, "
						+ "dateexecuted, orderexecuted, exectype) values ('x', 'y', 'z', now(), 3, 'EXECUTED')")),
				change("a checksum is edited",
						(it) -> it.sql("update databasechangelog set md5sum = '9:0' where id = '02_more'")),
				change("the checksums are cleared", (it) -> it.sql("update databasechangelog set md5sum = null")),
				change("a row gets another id",
						(it) -> it.sql("update databasechangelog set id = 'x' where id = '01_users'")),
				change("the rows change places",
						(it) -> it.sql("update databasechangelog set orderexecuted = 3 - orderexecuted")),
				change("a row gets another author and file",
						(it) -> it
							.sql("update databasechangelog set author = 'x', filename = 'y' where id = '02_more'")),
				change("a change set counts as failed",
						(it) -> it.sql("update databasechangelog set exectype = 'FAILED' where id = '02_more'")),
				change("the history is another table", (it) -> it.tables = HistoryTables.of(null, "HISTORY", null)),
				change("the history is in another schema", (it) -> {
					it.sql("create schema other");
					it.tables = HistoryTables.of("other", null, null);
				}),
				change("a copy of a file is added to the class path",
						(it) -> it.write("copy/db/changelog/changes/02_more.sql", "-- another\n")),
				change("the history is emptied", (it) -> it.sql("delete from databasechangelog")),
				change("the history is dropped", (it) -> it.sql("drop table databasechangelog")),
				change("Liquibase is upgraded",
						(it) -> it.write("liquibase.build.properties", "build.version=4.99.0\n")),
				change("an extension of Liquibase is added",
						(it) -> it.write("META-INF/services/liquibase.change.Change", "# none\n")),
				change("an extension keeps another history",
						(it) -> it.write("META-INF/services/liquibase.changelog.ChangeLogHistoryService", "# none\n")),
				change("an extension has another update",
						(it) -> it.write("META-INF/services/liquibase.command.CommandStep", "# none\n")),
				change("somebody holds the lock",
						(it) -> it.sql("update databasechangeloglock set locked = true, lockedby = 'web-1'")),
				change("somebody has died in a change set",
						(it) -> it.sql("update databasechangeloglock set lockedby = 'web-1'")),
				change("our table is emptied", (it) -> it.sql("delete from databasechangelog_state")),
				change("our table is garbled",
						(it) -> it.sql("update databasechangelog_state set content = substring(content, 9)")),
				change("the database is made anew", (it) -> it.database = TestDatabases.create("h2")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("changes")
	void asksLiquibaseOnce(String what, Consumer<TrackedDatabase> change) {
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		change.accept(this.tracked);
		assertThat(this.tracked.isUpToDate()).isFalse();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("changes")
	void asksLiquibaseOnceAboutWhatIsInAJar(String what, Consumer<TrackedDatabase> change) {
		this.tracked.packaged = true;
		asksLiquibaseOnce(what, change);
	}

	@Test
	void asksLiquibaseOnceWhenTheFilesArePackaged() {
		this.tracked.run();
		this.tracked.packaged = true;
		assertThat(this.tracked.isUpToDate()).isFalse();
		assertThat(this.tracked.run().changeSets()).isZero();
		assertThat(this.tracked.isUpToDate()).isTrue();
	}

	@Test
	void isContentAgainWhenEverythingIsAsItWas() {
		this.tracked.run();
		List<String> backup = this.tracked.backup();
		this.tracked.revision("03_new", "", "create table orders (id bigint)");
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		this.tracked.restore(backup);
		assertThat(this.tracked.isUpToDate()).isFalse();
		this.tracked.delete("db/changelog/changes/03_new.sql");
		assertThat(this.tracked.isUpToDate()).isTrue();
	}

	@Test
	void seesARestoredHistoryBehindATableThatWasNotRestored() {
		this.tracked.run();
		this.tracked.sql("create table old as select * from databasechangelog");
		this.tracked.revision("03_new", "", "create table orders (id bigint)");
		this.tracked.run();
		this.tracked.sql("delete from databasechangelog");
		this.tracked.sql("insert into databasechangelog select * from old");
		assertThat(this.tracked.isUpToDate()).isFalse();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("filesBehindFiles")
	void readsWhatChangeSetsReferTo(String file, String content, String other, String changeSet) {
		this.tracked.write("db/changelog/" + file, content);
		this.tracked.write("db/changelog/changes/03.yaml", "databaseChangeLog:\n" + changeSet);
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		this.tracked.write("db/changelog/" + file, other);
		assertThat(this.tracked.isUpToDate()).isFalse();
		assertThat(this.tracked.isDoneForPlainLiquibase()).isFalse();
	}

	static Stream<Arguments> filesBehindFiles() {
		String sqlFile = """
				- changeSet:
				    id: 3
				    author: test
				    changes:
				    - sqlFile: { path: %s }
				""";
		return Stream.of(
				arguments("more.sql", "create table orders (id bigint)", "create table orders (id int)",
						sqlFile.formatted("db/changelog/more.sql")),
				arguments("rows.csv", "id,name\n1,Ann\n", "id,name\n1,Eve\n", """
						- changeSet:
						    id: 3
						    author: test
						    changes:
						    - loadData: { file: ../rows.csv, relativeToChangelogFile: true, tableName: users }
						"""), arguments("names.properties", "table=orders\n", "table=items\n", """
						- property: { file: db/changelog/names.properties }
						- changeSet:
						    id: 3
						    author: test
						    changes:
						    - sql: { sql: "create table ${table} (id bigint)" }
						"""),
				arguments("later.yaml", "databaseChangeLog: []\n", "databaseChangeLog:\n" + sqlFile.formatted("x.sql"),
						"- include: { file: db/changelog/later.yaml }\n"));
	}

	@Test
	void seesAFileThatWasMissing() {
		this.tracked.write("db/changelog/changes/03.yaml", """
				databaseChangeLog:
				- include: { file: db/changelog/optional.sql, errorIfMissing: false }
				""");
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		this.tracked.write("db/changelog/optional.sql", "--liquibase formatted sql\n--changeset a:b\nselect 1;\n");
		assertThat(this.tracked.isUpToDate()).isFalse();
	}

	@Test
	void seesSystemPropertiesThatTheChangelogUses() {
		this.tracked.revision("03", "", "create table ${Migrate.test.name} (id bigint)");
		this.tracked.parameters.put("migrate.test.name", "orders");
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		System.setProperty("migrate.test.name", "items");
		try {
			assertThat(this.tracked.isUpToDate()).isFalse();
			assertThat(this.tracked.isDoneForPlainLiquibase()).isFalse();
		}
		finally {
			System.clearProperty("migrate.test.name");
		}
	}

	@Test
	void knowsAlsoWhereAValueIsForOneEngineOnly() {
		String property = """
				databaseChangeLog:
				- property: { name: text, value: %s, dbms: h2 }
				- property: { name: text, value: text, dbms: postgresql }
				- changeSet:
				    id: 3
				    author: test
				    changes:
				    - sql: { sql: "create table letters (body ${text})" }
				""";
		this.tracked.write("db/changelog/changes/03.yaml", property.formatted("clob"));
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		this.tracked.write("db/changelog/changes/03.yaml", property.formatted("varchar"));
		assertThat(this.tracked.isUpToDate()).isFalse();
		assertThat(this.tracked.isDoneForPlainLiquibase()).isFalse();
	}

	@Test
	void leavesToLiquibaseWhatDependsOnTheDatabaseItself() {
		this.tracked.revision("03", "", "comment on table users is '${database.databaseProductVersion}'");
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isFalse();
	}

	@Test
	void seesHowLiquibaseIsConfigured() {
		this.tracked.run();
		System.setProperty("liquibase.duplicateFileMode", "WARN");
		try {
			assertThat(this.tracked.isUpToDate()).isFalse();
		}
		finally {
			System.clearProperty("liquibase.duplicateFileMode");
		}
	}

	@Test
	void leavesToLiquibaseWhatRunsAlways() {
		this.tracked.revision("03", "runAlways:true", "delete from users");
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isFalse();
	}

	@Test
	void isContentWithWhatRunsOnChangeOnly() {
		this.tracked.revision("03", "runOnChange:true", "delete from users");
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		this.tracked.revision("03", "runOnChange:true", "delete from users where id = 1");
		assertThat(this.tracked.isUpToDate()).isFalse();
		assertThat(this.tracked.run().changeSets()).isEqualTo(1);
		assertThat(this.tracked.isUpToDate()).isTrue();
	}

	@Test
	void leavesToLiquibaseWhatWaitsForAPrecondition() {
		this.tracked.revision("03",
				"\n--preconditions onFail:CONTINUE\n"
						+ "--precondition-sql-check expectedResult:1 select count(*) from users",
				"create table orders (id int)");
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isFalse();
		this.tracked.sql("insert into users (id) values (1)");
		assertThat(this.tracked.run().changeSets()).isEqualTo(1);
		assertThat(this.tracked.isUpToDate()).isTrue();
	}

	@Test
	void isContentWithAPreconditionThatHasBeenAnswered() {
		this.tracked.revision("03",
				"\n--preconditions onFail:MARK_RAN\n"
						+ "--precondition-sql-check expectedResult:1 select count(*) from users",
				"create table orders (id int)");
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		assertThat(this.tracked.isDoneForPlainLiquibase()).isTrue();
	}

	@Test
	void leavesToLiquibaseThePreconditionsOfTheChangelog() {
		this.tracked.write("db/changelog/changes/03.yaml", """
				databaseChangeLog:
				- preConditions:
				  - sqlCheck: { expectedResult: 0, sql: select count(*) from users }
				""");
		this.tracked.sql("create table users (id bigint)");
		this.tracked.revision("01_users", "", "alter table users add name varchar(9)");
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isFalse();
	}

	@Test
	void asksAgainWhenAnotherApplicationHasUsedTheHistory() {
		this.tracked.run();
		TrackedDatabase other = new TrackedDatabase(this.classes.resolve("other"));
		other.database = this.tracked.database;
		other.changeLog = "classpath:/other/" + TrackedDatabase.MASTER;
		other.write("other/" + TrackedDatabase.MASTER, "databaseChangeLog:\n- include: { file: other/x.sql }\n");
		other.write("other/x.sql", "--liquibase formatted sql\n--changeset other:x\ncreate table x (id int);\n");
		other.run();
		assertThat(other.isUpToDate()).isTrue();
		assertThat(this.tracked.isUpToDate()).isFalse();
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		assertThat(other.isUpToDate()).isTrue();
	}

	@Test
	void seesThatACustomChangeIsGone() throws Exception {
		String name = AddOrders.class.getName();
		this.tracked.write("db/changelog/changes/03.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 3
				    author: test
				    changes:
				    - customChange: { class: "%s" }
				""".formatted(name));
		this.tracked.run();
		assertThat(this.tracked.isUpToDate()).isTrue();
		Path copy = this.classes.resolve(name.replace('.', '/') + ".class");
		Files.createDirectories(copy.getParent());
		Files.write(copy, new byte[] { 1 });
		assertThat(this.tracked.isUpToDate()).isFalse();
	}

	@Test
	void keepsQuietWhereItMayNotCreateItsTable() {
		this.tracked.run();
		this.tracked.sql("drop table databasechangelog_state");
		this.tracked.sql("create user clerk password ''");
		this.tracked.sql("grant select, insert, update, delete on databasechangelog to clerk");
		this.tracked.sql("grant select, insert, update, delete on databasechangeloglock to clerk");
		JdbcDataSource clerk = new JdbcDataSource();
		// The rest of the URL is for administrators
		clerk.setUrl(((JdbcDataSource) this.tracked.database).getUrl().replaceFirst(";.*", ""));
		clerk.setUser("clerk");
		this.tracked.database = clerk;
		assertThat(this.tracked.run().changeSets()).isZero();
		assertThat(this.tracked.isUpToDate()).isFalse();
	}

	private List<String> tables() {
		return new JdbcTemplate(this.tracked.database).queryForList(
				"select table_name from information_schema.tables where table_schema = 'PUBLIC'", String.class);
	}

	private static Arguments change(String what, Consumer<TrackedDatabase> change) {
		return arguments(what, change);
	}

	/**
	 * A change in Java.
	 */
	public static class AddOrders implements CustomSqlChange {

		@Override
		public SqlStatement[] generateStatements(Database database) {
			return new SqlStatement[] { new RawParameterizedSqlStatement("create table orders (id bigint)") };
		}

		@Override
		public String getConfirmationMessage() {
			return "Added";
		}

		@Override
		public void setUp() {
		}

		@Override
		public void setFileOpener(ResourceAccessor resourceAccessor) {
		}

		@Override
		public ValidationErrors validate(Database database) {
			return new ValidationErrors();
		}

	}

}
