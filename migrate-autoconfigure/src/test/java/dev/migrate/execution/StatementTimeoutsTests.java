package dev.migrate.execution;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import liquibase.change.custom.CustomTaskChange;
import liquibase.change.custom.CustomTaskRollback;
import liquibase.database.Database;
import liquibase.exception.CustomChangeException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A migration does not queue the application behind it.
 */
@ExtendWith(OutputCaptureExtension.class)
class StatementTimeoutsTests {

	private static final Duration MOMENT = Duration.ofMillis(300);

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_notes", "create table notes (id bigint)", "insert into notes values (1)");
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, select * from notes", "mariadb, select * from notes", "h2, delete from notes" })
	void aChangeSetWaitsForALockInShortTurns(String engine, String use) throws Exception {
		DataSource database = TestDatabases.create(engine);
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
		this.changelog.writeSql("02_more", "alter table notes add title varchar(9)");
		CompletableFuture<MigrationRun> run;
		try (Connection reader = database.getConnection(); Statement statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.execute(use);
			run = CompletableFuture.supplyAsync(
					() -> liquibase(database, new RunTimeouts(MOMENT, 50, null)).run(null, MigrationProgress.SILENT));
			// It has given up at least once, and lets others through meanwhile
			Thread.sleep(MOMENT.multipliedBy(5).toMillis());
			assertThat(run).isNotDone();
			await().atMost(Duration.ofSeconds(20))
				.untilAsserted(
						() -> assertThat(new JdbcTemplate(database).queryForList("select id from notes")).hasSize(1));
			reader.rollback();
		}
		assertThat(run.get(60, TimeUnit.SECONDS).applied()).containsExactly("02_more");
		assertThat(new JdbcTemplate(database).queryForList("select title from notes")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, select * from notes", "mariadb, select * from notes", "h2, delete from notes" })
	void whoHasWaitedOftenEnoughSaysWhatToDo(String engine, String use) throws Exception {
		DataSource database = TestDatabases.create(engine);
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
		this.changelog.writeSql("02_more", "alter table notes add title varchar(9)");
		MigrationLiquibase liquibase = liquibase(database, new RunTimeouts(MOMENT, 1, null));
		try (Connection reader = database.getConnection(); Statement statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.execute(use);
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> liquibase.run(null, MigrationProgress.SILENT))
				.withMessageStartingWith("Revision 02_more failed at change set 02_more-1 in ")
				.satisfies((failure) -> assertThat(failure.getAction())
					.startsWith("Somebody else holds a lock on what it changes: end that transaction, or let it wait "
							+ "longer or more often: app.migrate.lock-timeout, app.migrate.lock-retries. "));
			reader.rollback();
		}
		assertThat(liquibase.status().pending()).hasSize(1);
		assertThat(liquibase.status().lock().held()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, select pg_sleep(20)", "mariadb, update notes set id = 2 where sleep(20) = 0",
			"h2, 'update notes set id = (select sum(a.x * b.x) from system_range(1, 50000) a, system_range(1, 50000) b)'" })
	void aStatementThatTakesTooLongIsEndedAndTheNextRunGoesOnThere(String engine, String slow) {
		DataSource database = TestDatabases.create(engine);
		this.changelog.writeSql("02_slow", "insert into notes values (2);\n" + slow);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> liquibase(database, new RunTimeouts(null, 5, MOMENT)).run(null, MigrationProgress.SILENT))
			.withMessageStartingWith("Revision 02_slow failed at change set 02_slow-1 in ")
			.satisfies((failure) -> assertThat(failure.getAction())
				.startsWith("It took longer than it may: app.migrate.statement-timeout, or the server's own. "));
		this.changelog.writeSql("02_slow", "insert into notes values (2)");
		MigrationLiquibase again = liquibase(database, new RunTimeouts(null, 5, MOMENT));
		assertThat(again.run(null, MigrationProgress.SILENT).applied()).containsExactly("02_slow");
		assertThat(new JdbcTemplate(database).queryForList("select id from notes order by id", Long.class))
			.containsExactly(1L, 2L);
		assertThat(again.status().lock().held()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, select * from notes", "mariadb, select * from notes", "h2, delete from notes" })
	void undoingWaitsInShortTurnsToo(String engine, String use, CapturedOutput output) throws Exception {
		DataSource database = TestDatabases.create(engine);
		this.changelog.writeSql("02_more",
				"alter table notes add title varchar(9);\n--rollback alter table notes drop column title");
		MigrationLiquibase liquibase = liquibase(database, new RunTimeouts(MOMENT, 50, null));
		liquibase.run(null, MigrationProgress.SILENT);
		RollbackRun undoing = new RollbackRun(liquibase);
		RollbackPlan plan = undoing.plan("-1");
		CompletableFuture<List<String>> run;
		try (Connection reader = database.getConnection(); Statement statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.execute(use);
			run = CompletableFuture.supplyAsync(() -> undoing.run("-1", plan, MigrationProgress.SILENT));
			await().atMost(Duration.ofSeconds(20)).until(() -> output.getOut().contains("for the 2. of 50 times"));
			assertThat(run).isNotDone();
			reader.rollback();
		}
		assertThat(run.get(60, TimeUnit.SECONDS)).containsExactly("02_more");
		assertThat(new JdbcTemplate(database).queryForList("select * from notes"))
			.satisfiesExactly((row) -> assertThat(row).hasSize(1));
		assertThat(liquibase.status().pending()).hasSize(1);
	}

	@Test
	void eachChangeSetMayWaitAsOftenAsTheOthers(CapturedOutput output) throws Exception {
		DataSource database = TestDatabases.h2Database();
		this.changelog.writeSql("02_others", "create table others (id bigint)");
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
		this.changelog.writeSql("03_more", "alter table notes add title varchar(9)",
				"alter table others add title varchar(9)");
		Duration turn = Duration.ofSeconds(1);
		try (Connection first = database.getConnection(); Connection second = database.getConnection()) {
			first.setAutoCommit(false);
			first.createStatement().execute("delete from notes");
			second.setAutoCommit(false);
			second.createStatement().execute("insert into others values (1)");
			CompletableFuture<MigrationRun> run = CompletableFuture.supplyAsync(
					() -> liquibase(database, new RunTimeouts(turn, 1, null)).run(null, MigrationProgress.SILENT));
			await().until(() -> output.getOut().contains("Change set 03_more-1 has waited for a lock in vain"));
			first.rollback();
			await().until(() -> output.getOut().contains("Change set 03_more-2 has waited for a lock in vain"));
			second.rollback();
			assertThat(run.get(60, TimeUnit.SECONDS).applied()).containsExactly("03_more");
		}
	}

	/**
	 * Its first statements may have been committed, and what it does elsewhere, in
	 * another database for one, no engine takes back.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb", "h2" })
	void codeOfTheApplicationsIsNotRunAgain(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
		this.changelog.write("02_java.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02_java-1
				    author: test
				    preConditions:
				    - onFail: HALT
				    - changeLogPropertyDefined: {property: migrate.java}
				    changes:
				    - empty: {}
				""");
		AtomicInteger runs = new AtomicInteger();
		MigrationLiquibase liquibase = liquibase(database, new RunTimeouts(MOMENT, 2, null));
		liquibase.setDataMigrations(() -> List.of(new DataMigration() {

			@Override
			public String revision() {
				return "02_java";
			}

			@Override
			public void migrate(DataMigrationContext context) {
				runs.incrementAndGet();
				context.jdbc().execute("create table counted_" + runs + " (id bigint)");
				context.jdbc().execute("alter table notes add title varchar(9)");
			}

		}));
		try (Connection user = database.getConnection(); Statement statement = user.createStatement()) {
			user.setAutoCommit(false);
			statement.execute("delete from notes");
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> liquibase.run(null, MigrationProgress.SILENT))
				.withMessageStartingWith("Revision 02_java failed at change set 02_java-1 in ");
			user.rollback();
		}
		assertThat(runs).hasValue(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb", "h2" })
	void norIsItWhereItUndoes(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		this.changelog.write("02_custom.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02_custom-1
				    author: test
				    changes:
				    - customChange: {class: "%s"}
				""".formatted(CountedUndo.class.getName()));
		MigrationLiquibase liquibase = liquibase(database, new RunTimeouts(MOMENT, 2, null));
		liquibase.run(null, MigrationProgress.SILENT);
		CountedUndo.RUNS.set(0);
		RollbackRun undoing = new RollbackRun(liquibase);
		RollbackPlan plan = undoing.plan("-1");
		try (Connection user = database.getConnection(); Statement statement = user.createStatement()) {
			user.setAutoCommit(false);
			statement.execute("delete from notes");
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> undoing.run("-1", plan, MigrationProgress.SILENT));
			user.rollback();
		}
		assertThat(CountedUndo.RUNS).hasValue(1);
	}

	/** H2 commits the first when it comes to the second. */
	@Test
	void norAreSeveralStatementsInOnePiece() throws Exception {
		DataSource database = TestDatabases.h2Database();
		this.changelog.writeSql("02_others", "create table others (id bigint)");
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
		this.changelog.write("03_pieces.sql", """
				--liquibase formatted sql
				--changeset test:03_pieces-1 splitStatements:false
				insert into others values (1); alter table notes add title varchar(9);
				""");
		MigrationLiquibase liquibase = liquibase(database, new RunTimeouts(MOMENT, 2, null));
		try (Connection user = database.getConnection(); Statement statement = user.createStatement()) {
			user.setAutoCommit(false);
			statement.execute("delete from notes");
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> liquibase.run(null, MigrationProgress.SILENT));
			user.rollback();
		}
		assertThat(new JdbcTemplate(database).queryForList("select id from others")).hasSize(1);
	}

	@Test
	void theSessionIsAsPatientAsItWasAfterwards() {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(TestDatabases.postgresUrl());
		config.setMaximumPoolSize(1);
		try (HikariDataSource pool = new HikariDataSource(config)) {
			liquibase(pool, new RunTimeouts(MOMENT, 1, Duration.ofSeconds(9))).run(null, MigrationProgress.SILENT);
			JdbcTemplate jdbc = new JdbcTemplate(pool);
			assertThat(jdbc.queryForObject("show lock_timeout", String.class)).isEqualTo("0");
			assertThat(jdbc.queryForObject("show statement_timeout", String.class)).isEqualTo("0");
			assertThat(jdbc.queryForList("select id from notes")).hasSize(1);
		}
	}

	@Test
	void soIsASessionOfH2() {
		HikariConfig config = new HikariConfig();
		config.setDataSource(TestDatabases.h2Database(";LOCK_TIMEOUT=1234;QUERY_TIMEOUT=60000"));
		config.setMaximumPoolSize(1);
		try (HikariDataSource pool = new HikariDataSource(config)) {
			JdbcTemplate jdbc = new JdbcTemplate(pool);
			for (RunTimeouts timeouts : List.of(new RunTimeouts(MOMENT, 1, Duration.ofSeconds(9)),
					new RunTimeouts(MOMENT, 1, null))) {
				liquibase(pool, timeouts).run(null, MigrationProgress.SILENT);
				assertThat(jdbc.queryForObject("select lock_timeout()", Integer.class)).isEqualTo(1234);
				assertThat(jdbc.queryForObject(
						"select setting_value from information_schema.settings where setting_name = 'QUERY_TIMEOUT'",
						String.class))
					.isEqualTo("60000");
				this.changelog.writeSql("02_more", "insert into notes values (2)");
			}
		}
	}

	private MigrationLiquibase liquibase(DataSource database, RunTimeouts timeouts) {
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.setTimeouts(timeouts);
		return liquibase;
	}

	/**
	 * Code whose first statement has been committed by the time that the second one waits
	 * in vain.
	 */
	public static final class CountedUndo implements CustomTaskChange, CustomTaskRollback {

		static final AtomicInteger RUNS = new AtomicInteger();

		@Override
		public void execute(Database database) {
		}

		@Override
		public void rollback(Database database) throws CustomChangeException {
			try (Statement statement = MigrationLiquibase.connection(database).createStatement()) {
				statement.execute("create table counted_" + RUNS.incrementAndGet() + " (id bigint)");
				statement.execute("alter table notes add title varchar(9)");
			}
			catch (SQLException ex) {
				throw new CustomChangeException(ex);
			}
		}

		@Override
		public String getConfirmationMessage() {
			return "done";
		}

		@Override
		public void setUp() {
		}

		@Override
		public void setFileOpener(ResourceAccessor resources) {
		}

		@Override
		public ValidationErrors validate(Database database) {
			return new ValidationErrors();
		}

	}

}
