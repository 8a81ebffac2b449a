package dev.migrate.execution;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import liquibase.changelog.ChangeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is left of a process that died between two statements that the engine had
 * committed, or between the last one and its row in the history. Its words in the lock
 * tell which statement it had begun, and the schema whether that one has run.
 */
class InterruptedChangeSetTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	static List<String> engines() {
		return TestDatabases.engines().stream().filter(List.of("h2", "mariadb", "hsqldb")::contains).toList();
	}

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_users", "create table users (id integer)");
	}

	@ParameterizedTest
	@MethodSource("engines")
	void whatHasRunIsRecordedAndWhatHasNotRuns(String engine) {
		DataSource database = migrated(engine);
		this.changelog.writeSql("02_orders", "create table orders (id integer)",
				"alter table users add name varchar(9)", "create index idx_users on users (name)");
		TestDatabases.execute(database, "create table orders (id integer)", "insert into orders values (7)");
		die(database, "02_orders-1", 1);
		migrate(database);
		assertThat(count(database, "DATABASECHANGELOG")).isEqualTo(4);
		assertThat(count(database, "orders")).isEqualTo(1);
		this.changelog.writeSql("03_index", "create index idx_orders on orders (id)");
		die(database, "03_index-1", 1);
		migrate(database);
		TestDatabases.execute(database, "drop index idx_orders" + (engine.equals("mariadb") ? " on orders" : ""));
	}

	@ParameterizedTest
	@MethodSource("engines")
	void goesOnInTheMiddleOfAChangeSet(String engine) {
		DataSource database = migrated(engine);
		this.changelog.writeSql("02_orders", """
				insert into users values (1);
				create table orders (id integer);
				insert into users values (2);
				alter table users add name varchar(9);
				insert into users (id) values (3)""");
		TestDatabases.execute(database, "insert into users values (1)", "create table orders (id integer)",
				"insert into users values (2)");
		die(database, "02_orders-1", 4);
		migrate(database);
		assertThat(new JdbcTemplate(database).queryForList("select id from users where name is null order by id",
				Integer.class))
			.containsExactly(1, 2, 3);
		assertThat(count(database, "DATABASECHANGELOG")).isEqualTo(2);
	}

	@ParameterizedTest
	@MethodSource("engines")
	void doesNotGuess(String engine) {
		DataSource database = migrated(engine);
		this.changelog.writeSql("02_rows", "create table orders (id integer);\ninsert into users values (1)");
		TestDatabases.execute(database, "create table orders (id integer)");
		die(database, "02_rows-1", 2);
		for (int start = 1; start <= 2; start++) {
			assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> migrate(database))
				.withMessage(
						"A process was interrupted in change set 02_rows-1 in db/changelog/changes/02_rows.sql, and "
								+ "the database does not show whether statement 2 (insert into users values (1)) has run. "
								+ "The statements before it have.")
				.satisfies((failure) -> assertThat(failure.getAction()).isEqualTo(
						"Look whether it has, and undo by hand what this change set has done, or do what is missing and mark "
								+ "its revision as applied with migrate stamp. Then run migrate unlock, which forgets the "
								+ "interruption, and migrate."));
		}
		TestDatabases.execute(database, "drop table orders");
		new LockRelease(this.changelog.liquibase(database)).run();
		migrate(database);
		assertThat(count(database, "users")).isEqualTo(1);
	}

	/** H2 drops a table before it gives its name to the altered copy. */
	@ParameterizedTest
	@MethodSource("engines")
	void takesATableThatIsGoneForNoSign(String engine) {
		DataSource database = migrated(engine);
		this.changelog.writeSql("02_name", "alter table users add name varchar(9)");
		TestDatabases.execute(database, "alter table users rename to users_copy_3_0");
		die(database, "02_name-1", 1);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> migrate(database))
			.withMessage(
					"A process was interrupted in change set 02_name-1 in db/changelog/changes/02_name.sql, and the "
							+ "database does not show whether statement 1 (alter table users add name varchar(9)) has run. "
							+ "Left over, with its rows: users_copy_3_0.");
	}

	@ParameterizedTest
	@MethodSource("engines")
	void looksInTheShadowThatIsConfigured(String engine) {
		DataSource database = migrated(engine);
		this.changelog.writeSql("02_orders", "create table orders (id integer)");
		TestDatabases.execute(database, "create table orders (id integer)");
		die(database, "02_orders-1", 1);
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.setShadowPlace((one, live, home) -> {
			throw new MigrationException("The shadow database cannot be reached.", "Start its server.");
		});
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> liquibase.run(null, MigrationProgress.SILENT))
			.withMessage("A process was interrupted in change set 02_orders-1 in db/changelog/changes/02_orders.sql. "
					+ "How far it has come shows where the changelog is tried out, which is not possible: The shadow "
					+ "database cannot be reached.")
			.satisfies((failure) -> assertThat(failure.getAction())
				.isEqualTo("Start its server. Or name an empty database of the same engine in app.migrate.shadow.url. "
						+ "Then run migrate again."));
		DataSource shadow = TestDatabases.create(engine);
		liquibase.setShadowPlace((one, live, home) -> one.openShadow(shadow, home));
		liquibase.run(null, MigrationProgress.SILENT);
		assertThat(count(database, "DATABASECHANGELOG")).isEqualTo(2);
	}

	/** No process has died, but the history would not have the row. */
	@ParameterizedTest
	@MethodSource("engines")
	void whatCouldNotBeRecordedIsRecordedByTheNextRun(String engine) {
		DataSource database = migrated(engine);
		this.changelog.writeSql("02_orders", "create table orders (id integer)");
		TestDatabases.execute(database,
				"alter table DATABASECHANGELOG add constraint ck_history check (ID <> '02_orders-1')");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> migrate(database));
		assertThat(count(database, "orders")).isZero();
		TestDatabases.execute(database, "alter table DATABASECHANGELOG drop constraint ck_history");
		migrate(database);
		assertThat(count(database, "DATABASECHANGELOG")).isEqualTo(2);
	}

	/** The same of a row that the history would not give up. */
	@ParameterizedTest
	@MethodSource("engines")
	void whatCouldNotBeForgottenIsForgottenByTheNextRun(String engine) {
		DataSource database = undoable(engine);
		TestDatabases.execute(database, "alter table DATABASECHANGELOG add constraint uq_history unique (ID)",
				"create table pinned (id varchar(255), constraint fk_pinned foreign key (id) "
						+ "references DATABASECHANGELOG (ID))",
				"insert into pinned values ('02_orders-1')");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> undoNewest(database));
		TestDatabases.execute(database, "drop table pinned");
		assertThat(undoNewest(database)).containsExactly("02_orders");
		assertThat(count(database, "DATABASECHANGELOG")).isEqualTo(1);
	}

	@ParameterizedTest
	@MethodSource("engines")
	void whatIsUndoneIsForgottenAndTheRestIsUndone(String engine) {
		DataSource database = undoable(engine);
		TestDatabases.execute(database, "drop table orders");
		dieUndoing(database, 1);
		assertThat(undoNewest(database)).containsExactly("02_orders");
		assertThat(count(database, "DATABASECHANGELOG")).isEqualTo(1);
		assertThatExceptionOfType(BadSqlGrammarException.class).isThrownBy(() -> count(database, "places"));
		// The column that the last statement was to drop
		assertThatExceptionOfType(BadSqlGrammarException.class)
			.isThrownBy(() -> new JdbcTemplate(database).queryForList("select name from users"));
	}

	/** The history says that everything has run. */
	@ParameterizedTest
	@MethodSource("engines")
	void aStartFinishesWhatWasBeingUndoneAndRunsItAgain(String engine) {
		DataSource database = undoable(engine);
		TestDatabases.execute(database, "drop table orders", "drop table places");
		dieUndoing(database, 2);
		migrate(database);
		assertThat(count(database, "orders") + count(database, "places")).isZero();
		assertThat(count(database, "DATABASECHANGELOG")).isEqualTo(2);
		dieUndoing(database, 1);
		TestDatabases.execute(database, "insert into orders values (1)");
		migrate(database);
		assertThat(count(database, "orders")).isEqualTo(1);
	}

	@ParameterizedTest
	@MethodSource("engines")
	void doesNotGuessWhatIsUndone(String engine) {
		DataSource database = migrated(engine);
		this.changelog.writeSql("02_rows", "insert into users values (1);\n--rollback delete from users where id = 1");
		migrate(database);
		die(this.changelog, database, "02_rows-1", true, 1);
		for (ThrowingCallable next : List.<ThrowingCallable>of(() -> migrate(database), () -> undoNewest(database))) {
			assertThatExceptionOfType(MigrationException.class).isThrownBy(next)
				.withMessage("A process was interrupted while it undid change set 02_rows-1 in "
						+ "db/changelog/changes/02_rows.sql, and the database does not show whether statement 1 (delete "
						+ "from users where id = 1) has run.")
				.satisfies((failure) -> assertThat(failure.getAction()).isEqualTo(
						"Look whether it has, and bring back by hand what is gone of this change set, or undo the rest and "
								+ "have the history forget its revision with migrate stamp. Then run migrate unlock, which "
								+ "forgets the interruption, and go on."));
		}
		new LockRelease(this.changelog.liquibase(database)).run();
		undoNewest(database);
		assertThat(count(database, "users")).isZero();
	}

	private DataSource undoable(String engine) {
		DataSource database = migrated(engine);
		this.changelog.writeSql("02_orders", """
				create table orders (id integer);
				create table places (id integer);
				alter table users add name varchar(9);
				--rollback drop table orders;
				--rollback drop table places;
				--rollback alter table users drop column name""");
		migrate(database);
		return database;
	}

	private void dieUndoing(DataSource database, int statement) {
		die(this.changelog, database, "02_orders-1", true, statement);
	}

	private List<String> undoNewest(DataSource database) {
		RollbackRun undoing = new RollbackRun(this.changelog.liquibase(database));
		return undoing.run("-1", undoing.plan("-1"), MigrationProgress.SILENT);
	}

	private DataSource migrated(String engine) {
		DataSource database = TestDatabases.create(engine);
		migrate(database);
		return database;
	}

	private void migrate(DataSource database) {
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
	}

	/** Leaves the words of an owner whose session has ended. */
	private void die(DataSource database, String id, int statement) {
		die(this.changelog, database, id, statement);
	}

	static void die(ChangelogDirectory changelog, DataSource database, String id, int statement) {
		die(changelog, database, id, false, statement);
	}

	private static void die(ChangelogDirectory changelog, DataSource database, String id, boolean undoing,
			int statement) {
		MigrationLiquibase liquibase = changelog.liquibase(database);
		ChangeSet changeSet = liquibase.withDatabase(liquibase::load)
			.databaseChangeLog()
			.getChangeSets()
			.stream()
			.filter((one) -> one.getId().equals(id))
			.findFirst()
			.orElseThrow();
		String words = new LockOwner("desk (10.0.0.7)", "0 of long ago",
				LockOwner.place(changeSet, undoing, statement - 1))
			.text();
		new JdbcTemplate(database).update("update DATABASECHANGELOGLOCK set locked = true, lockedby = ?", words);
	}

	private static int count(DataSource database, String table) {
		return new JdbcTemplate(database).queryForObject("select count(*) from " + table, Integer.class);
	}

}
