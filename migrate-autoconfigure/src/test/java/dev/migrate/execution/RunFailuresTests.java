package dev.migrate.execution;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import liquibase.GlobalConfiguration;
import liquibase.Scope;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockServiceFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a user reads when a run fails.
 */
class RunFailuresTests {

	private static final String CONTINUE = "Then run migrate again: the change sets before it are applied and stay.";

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			h2         | Table "USERS" already exists
			postgresql | relation "users" already exists
			""")
	void namesTheWayToAdoptATableThatIsAlreadyThere(String engine, String reason) {
		DataSource database = TestDatabases.create(engine);
		TestDatabases.execute(database, "create table users (id bigint)");
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		assertThatRun(database, (failure) -> {
			assertThat(failure).hasMessage(
					"Revision 01_users failed at change set 01_users-1 in " + "db/changelog/changes/01_users.sql: "
							+ reason + System.lineSeparator() + "Statement: create table users (id bigint)");
			assertThat(failure.getAction())
				.isEqualTo("If the database had this object before its first revision, take it over without running "
						+ "anything: migrate stamp 01_users. If another Liquibase was killed in this change set, look "
						+ "how much of it is there: stamp the revision if all of it is, and drop that otherwise. In any "
						+ "other case drop or rename what is there. " + CONTINUE);
		});
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void knowsWhateverIsAlreadyThere(String engine) {
		List<String> statements = new ArrayList<>(
				List.of("create table users (id bigint)", "alter table users add name varchar(9)",
						"create index ix_users on users (id)", "create view names as select id from users"));
		if (!engine.equals("sqlite")) {
			statements
				.addAll(List.of("create sequence numbers", "alter table users add constraint ck_users check (id > 0)"));
		}
		DataSource database = TestDatabases.create(engine);
		TestDatabases.execute(database, statements.toArray(String[]::new));
		for (String statement : statements) {
			this.changelog.writeSql("01_again", statement);
			assertThatRun(database, (failure) -> assertThat(failure.getAction()).as(statement)
				.startsWith("If the database had this object before its first revision"));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			h2         | alter table users drop constraint ck_a | Constraint "CK_A" not found
			h2         | drop index idx_a                       | Index "IDX_A" not found
			postgresql | alter table users drop constraint ck_a | constraint "ck_a" of relation "users" does not exist
			postgresql | drop index idx_a                       | index "idx_a" does not exist
			mariadb    | alter table users drop constraint ck_a | Can't DROP CONSTRAINT `ck_a`; check that it exists
			sqlite     | drop index idx_a                       | no such index: idx_a
			""")
	void namesTheWayToTheNamesOfRevisions(String engine, String statement, String reason) {
		DataSource database = TestDatabases.create(engine);
		TestDatabases.execute(database, "create table users (id bigint)");
		this.changelog.writeSql("01_users", statement);
		assertThatRun(database, (failure) -> {
			assertThat(failure.getMessage()).contains(reason);
			assertThat(failure.getAction())
				.isEqualTo("If the database had its tables before its first revision, it knows it by another name: "
						+ "migrate stamp current --align-names gives it that of the revisions. Otherwise fix the file. "
						+ CONTINUE);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			h2         | Column "NAME" contains null values
			postgresql | column "name" of relation "users" contains null values
			""")
	void saysWhatToDoAboutMissingValues(String engine, String reason) {
		DataSource database = TestDatabases.create(engine);
		TestDatabases.execute(database, "create table users (id bigint, name varchar(9))",
				"insert into users values (1, null)");
		this.changelog.writeSql("01_name", "alter table users alter column name set not null");
		assertThatRun(database, (failure) -> {
			assertThat(failure.getMessage()).contains("01_name.sql: " + reason + System.lineSeparator());
			assertThat(failure.getAction()).isEqualTo("There are rows without a value: fill them in a change set "
					+ "before this one, or write the revision again with --default <table>.<column>=<value>. "
					+ CONTINUE);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void saysWhatToDoAboutReferencesToNothing(String engine) {
		DataSource database = TestDatabases.create(engine);
		TestDatabases.execute(database, "create table users (id bigint primary key)",
				"create table orders (id bigint primary key, user_id bigint)", "insert into orders values (1, 7)");
		this.changelog.writeSql("01_fk", "alter table orders add constraint fk foreign key (user_id) references users");
		assertThatRun(database,
				(failure) -> assertThat(failure.getAction())
					.isEqualTo("There are rows that refer to rows which do not exist: correct or delete them, "
							+ "or do so in a change set before this one. " + CONTINUE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void saysWhatToDoAboutDuplicates(String engine) {
		DataSource database = TestDatabases.create(engine);
		TestDatabases.execute(database, "create table users (email varchar(9))",
				"insert into users values ('a'), ('a')");
		this.changelog.writeSql("01_unique", "alter table users add constraint uk unique (email)");
		assertThatRun(database, (failure) -> assertThat(failure.getAction())
			.startsWith("There are rows with the same value where the constraint wants different ones: "));
	}

	@Test
	void aConnectionThatItsPoolClosesAfterAFailureLeavesNoLockBehind() {
		DataSource database = TestDatabases.create("postgresql");
		TestDatabases.execute(database, "create table users (name varchar(9))",
				"create view names as select name from users");
		this.changelog.writeSql("01_longer", "alter table users alter column name type text");
		assertThatRun(database, (failure) -> assertThat(failure)
			.hasMessageContaining("cannot alter type of a column used by a view or rule"));
		TestDatabases.execute(database, "drop view names");
		assertThat(this.changelog.liquibase(database).status().lock().held()).isFalse();
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
	}

	@Test
	void saysWhatToDoAboutAUserThatMayNot() throws Exception {
		String url = TestDatabases.postgresUrl();
		TestDatabases.execute(new DriverManagerDataSource(url), "create role reader login",
				"create table databasechangelog (id varchar(255) not null, author varchar(255) not null, "
						+ "filename varchar(255) not null, dateexecuted timestamp not null, "
						+ "orderexecuted int not null, exectype varchar(10) not null, md5sum varchar(35), "
						+ "description varchar(255), comments varchar(255), tag varchar(255), liquibase varchar(20), "
						+ "contexts varchar(255), labels varchar(255), deployment_id varchar(10))",
				"create table databasechangeloglock (id int primary key, locked boolean not null, "
						+ "lockgranted timestamp, lockedby varchar(255))",
				"insert into databasechangeloglock values (1, false, null, null)",
				"grant all on databasechangelog, databasechangeloglock to reader");
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		DataSource reader = new DriverManagerDataSource(url.replace("user=postgres", "user=reader"));
		assertThatRun(reader, (failure) -> {
			assertThat(failure.getMessage()).contains("permission denied for schema public");
			assertThat(failure.getAction())
				.startsWith("Grant the database user what it lacks, or name one that may: "
						+ "spring.liquibase.user and spring.liquibase.password. ")
				.endsWith(" An administrator grants it with: grant usage, create on schema public to reader;");
		});
	}

	@ParameterizedTest
	@CsvSource({ "h2, true", "postgresql, false" })
	void tellsWhatStayedOfAChangeSetThatFailedInTheMiddle(String engine, boolean stays) {
		this.changelog.write("01_two.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 1
				    author: test
				    changes:
				    - sql: create table a (id bigint)
				    - sql: create tabel b (id bigint)
				""");
		assertThatRun(TestDatabases.create(engine), (failure) -> {
			assertThat(failure.getMessage().contains("the first change of this change set stayed")).isEqualTo(stays);
			assertThat(failure.getAction())
				.isEqualTo((stays ? "Fix the file and undo by hand what stayed. " : "Fix the file. ") + CONTINUE);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void refusesAChangeSetThatWasEditedAfterItHadRunButStillTellsTheStatus(String engine) {
		DataSource database = TestDatabases.create(engine);
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
		this.changelog.writeSql("01_users", "create table users (id bigint, name varchar(9))");
		assertThatRun(database, (failure) -> {
			assertThat(failure.getMessage()).startsWith(
					"Change sets were edited after they had run: db/changelog/changes/01_users.sql::01_users-1::test was: 9:");
			assertThat(failure.getAction()).isEqualTo("Undo the edit and put the change into a new revision "
					+ "(makemigrations). If the edit changes nothing in the database, add the new checksum to the "
					+ "change set as validCheckSum.");
		});
		assertThat(this.changelog.liquibase(database).status().upToDate()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"$true{big}\"", "\"varchar{20)\"" })
	void namesTheChangeSetThatLiquibaseDoesNotUnderstand(String type) {
		this.changelog.write("01_notes.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 1
				    author: test
				    changes:
				    - createTable: {tableName: notes, columns: [{column: {name: title, type: %s}}]}
				""".formatted(type));
		assertThatRun(TestDatabases.create("h2"), (failure) -> {
			assertThat(failure.getMessage())
				.startsWith("Change set 1 in db/changelog/changes/01_notes.yaml is not understood: ");
			assertThat(failure.getAction())
				.isEqualTo("Correct it. Then run migrate again: what has been applied stays.");
		});
	}

	@Test
	void namesTheStatementThatIsNone() {
		this.changelog.writeSql("01_users", "create table users (id bigint)", "update users set  = 'x' where id = 1");
		assertThatRun(TestDatabases.create("h2"), (failure) -> assertThat(failure.getMessage()).startsWith(
				"Revision 01_users failed at change set 01_users-2 in db/changelog/changes/01_users.sql: Syntax"));
	}

	@Test
	void namesTheHolderOfTheLock() throws Exception {
		DataSource database = TestDatabases.create("h2");
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.run(null, MigrationProgress.SILENT);
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
		TestDatabases.execute(database,
				"update databasechangeloglock set locked = true, lockedby = 'web-1 (10.0.0.7)', "
						+ "lockgranted = timestamp '2026-11-21 02:03:55'");
		Scope.child(GlobalConfiguration.CHANGELOGLOCK_WAIT_TIME.getKey(), 0L,
				() -> assertThatRun(database, (failure) -> {
					assertThat(failure.getMessage())
						.startsWith("The database is locked for migration by web-1 (10.0.0.7) since 2026-11-2");
					assertThat(failure.getAction()).isEqualTo("If it is still running, wait for it. If it was killed, "
							+ "free the lock with migrate unlock, or by hand: UPDATE DATABASECHANGELOGLOCK SET LOCKED = FALSE, LOCKGRANTED = NULL, "
							+ "LOCKEDBY = NULL WHERE ID = 1");
				}));
		LockServiceFactory.getInstance().resetAll();
	}

	@Test
	void saysWhichDatabaseItCouldNotReach() {
		DriverManagerDataSource database = new DriverManagerDataSource(
				"jdbc:postgresql://localhost:1/shop?password=hush&connectTimeout=2", "ada", "hush");
		assertThatRun(database, (failure) -> {
			assertThat(failure.getMessage()).startsWith("Could not connect to the database "
					+ "jdbc:postgresql://localhost:1/shop?password=******&connectTimeout=2 as user 'ada': Connection to "
					+ "localhost:1 refused.");
			assertThat(failure.getAction()).isEqualTo("Start the database server, or correct spring.datasource.url "
					+ "(or spring.liquibase.url, if it is set).");
		});
	}

	@Test
	void saysThatTheDatabaseDoesNotExist() {
		String url = TestDatabases.postgresUrl().replaceAll("/t_\\d+", "/shop");
		assertThatRun(new DriverManagerDataSource(url), (failure) -> {
			assertThat(failure.getMessage()).endsWith("database \"shop\" does not exist");
			assertThat(failure.getAction())
				.isEqualTo("Create the database: CREATE DATABASE shop;  or correct the name in spring.datasource.url.");
		});
		assertThatRun(new DriverManagerDataSource(url.replaceAll("/shop", "/shop-dev")),
				(failure) -> assertThat(failure.getAction())
					.startsWith("Create the database: CREATE DATABASE \"shop-dev\";  or"));
		DriverManagerDataSource mariaDb = (DriverManagerDataSource) TestDatabases.mariaDbDatabase();
		mariaDb.setUrl(String.valueOf(mariaDb.getUrl()).replaceAll("/t_\\d+", "/shop"));
		assertThatRun(mariaDb, (failure) -> {
			assertThat(failure.getMessage()).endsWith("Unknown database 'shop'");
			assertThat(failure.getAction()).startsWith("Create the database: CREATE DATABASE shop;  or");
		});
		assertThatRun(new DriverManagerDataSource("jdbc:h2:mem:shop;IFEXISTS=TRUE"),
				(failure) -> assertThat(failure.getAction()).isEqualTo(
						"Leave IFEXISTS=TRUE out of spring.datasource.url, so that the database is created, or correct "
								+ "its name there."));
	}

	@Test
	void saysThatTheCredentialsAreWrong() {
		DataSource database = TestDatabases.h2Database();
		TestDatabases.execute(database, "create table t (id bigint)");
		String url = ((org.h2.jdbcx.JdbcDataSource) database).getURL();
		assertThatRun(new DriverManagerDataSource(url, "ada", "hush"), (failure) -> {
			assertThat(failure.getMessage()).contains("as user 'ada': Wrong user name or password")
				.doesNotContain("hush");
			assertThat(failure.getAction()).isEqualTo("Correct spring.datasource.username and "
					+ "spring.datasource.password (or spring.liquibase.user and spring.liquibase.password, if they are set).");
		});
	}

	@ParameterizedTest
	@CsvSource({ "--read-only, READ_ONLY", "--secure-file-priv, OTHER", "--skip-grant-tables, OTHER" })
	void notEveryOptionOfAServerMakesItReadOnly(String option, DatabaseReason.Kind kind) {
		SQLException refusal = new SQLException(
				"The MariaDB server is running with the " + option + " option so it cannot execute this statement",
				"HY000", 1290);
		assertThat(DatabaseReason.of(new LiquibaseException(refusal)).kind()).isEqualTo(kind);
	}

	private void assertThatRun(DataSource database, Consumer<MigrationException> words) {
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> liquibase.run(null, MigrationProgress.SILENT))
			.satisfies(words);
	}

}
