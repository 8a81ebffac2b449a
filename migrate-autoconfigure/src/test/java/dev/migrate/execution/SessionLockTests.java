package dev.migrate.execution;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.engine.Engines;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.MigratingProcess;
import dev.migrate.support.TestDatabases;
import liquibase.lockservice.LockService;
import liquibase.lockservice.StandardLockService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Several processes that migrate one database, and one that dies of it.
 */
class SessionLockTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, select pg_sleep(4)", "mariadb, do sleep(4)",
			"sqlite, 'with recursive c(x) as (select 1 union all select x + 1 from c where x < 10000000) select count(*) from c'" })
	void takesOverFromAProcessThatWasKilled(String engine, String slowly) throws Exception {
		DataSource database = TestDatabases.create(engine);
		this.changelog.writeSql("01_users", "create table users (id bigint)", slowly);
		Process process = MigratingProcess.start(database, this.changelog, ProcessBuilder.Redirect.INHERIT);
		try {
			await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> executed(database) == 1);
			assertThat(lock(database).owner()).endsWith(", migrate-starter");
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> new LockRelease(this.changelog.liquibase(database)).run())
				.withMessageEndingWith(", migrate-starter, which is alive.");
			assertThat(isFreeForLiquibaseItself(database)).isFalse();
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		await().atMost(Duration.ofSeconds(30)).until(() -> !lock(database).held());
		assertThat(lock(database).owner()).as("it is told of").endsWith(", migrate-starter");
		assertThat(isFreeForLiquibaseItself(database)).as("which does not know of that").isFalse();
		run(database);
		assertThat(executed(database)).isEqualTo(2);
		assertThat(lock(database).held()).isFalse();
		assertThat(isFreeForLiquibaseItself(database)).isTrue();
	}

	/** Whether Liquibase's command line, say, would begin. */
	private boolean isFreeForLiquibaseItself(DataSource database) throws Exception {
		AtomicBoolean free = new AtomicBoolean();
		PlainLiquibase.in(database, this.changelog.resources(), "db/changelog/db.changelog-master.yaml",
				(liquibase) -> {
					LockService lock = new StandardLockService();
					lock.setDatabase(liquibase.getDatabase());
					free.set(lock.acquireLock());
					if (free.get()) {
						lock.releaseLock();
					}
				});
		return free.get();
	}

	/** Killed half-way through a change set, it leaves its lock and no word of ours. */
	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void respectsALockOfLiquibaseItself(String engine) {
		DataSource database = TestDatabases.create(engine);
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		run(database);
		this.changelog.writeSql("02_orders", "create table orders (id bigint);\ncreate table items (id bigint)");
		lock(database, "desk (10.0.0.7)");
		TestDatabases.execute(database, "create table orders (id bigint)");
		MigrationLiquibase waiting = this.changelog.liquibase(database);
		waiting.setLockWait(Duration.ofMillis(300));
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> waiting.run(null, MigrationProgress.SILENT))
			.withMessage("The database is locked for migration by desk (10.0.0.7).")
			.satisfies((failure) -> assertThat(failure.getAction()).startsWith("If it is still running, wait for it. "
					+ "If it was killed, free the lock with migrate unlock, or by hand: UPDATE "));
		assertThat(lock(database).owner()).isEqualTo("desk (10.0.0.7)");
		new LockRelease(this.changelog.liquibase(database)).run();
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> run(database))
			.withMessageContaining("02_orders-1")
			.satisfies((failure) -> assertThat(failure.getAction())
				.contains("If another Liquibase was killed in this change set, look how much of it is there"));
		TestDatabases.execute(database, "drop table orders");
		run(database);
		assertThat(executed(database)).isEqualTo(2);
	}

	/**
	 * It was killed behind the last of what it undid, and plain Liquibase waits for it.
	 */
	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#engines")
	void whereNothingIsLeftToBeUndoneTheLockOfADeadOwnerGoesAllTheSame(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		run(database);
		RollbackRun undoing = new RollbackRun(this.changelog.liquibase(database));
		RollbackPlan nothing = undoing.plan("01_users");
		lock(database, new LockOwner("desk (10.0.0.7)", "0 of long ago", null).text());
		assertThat(isFreeForLiquibaseItself(database)).isFalse();
		assertThat(undoing.run("01_users", nothing, MigrationProgress.SILENT)).isEmpty();
		assertThat(isFreeForLiquibaseItself(database)).isTrue();
		lock(database, "desk (10.0.0.7)");
		assertThat(undoing.run("01_users", nothing, MigrationProgress.SILENT)).isEmpty();
		assertThat(lock(database).owner()).as("one that is not ours").isEqualTo("desk (10.0.0.7)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "hsqldb" })
	void takesOverFromASessionThatHasEnded(String engine) throws Exception {
		DataSource database = TestDatabases.create(engine);
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		run(database);
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
		try (Connection owner = database.getConnection()) {
			lock(database, new LockOwner("desk (10.0.0.7)", name(owner, engine), null).text());
			MigrationLiquibase liquibase = this.changelog.liquibase(database);
			liquibase.setLockWait(Duration.ofMillis(300));
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> liquibase.run(null, MigrationProgress.SILENT))
				.withMessageStartingWith("The database is locked for migration by desk (10.0.0.7)");
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> new LockRelease(this.changelog.liquibase(database)).run())
				.withMessageEndingWith(", which is alive.");
		}
		run(database);
		assertThat(executed(database)).isEqualTo(2);
		assertThat(lock(database).held()).isFalse();
	}

	/**
	 * By a limit of the server, by an administrator, by a firewall: nobody tells the
	 * owner, which goes on.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			postgresql | select pg_sleep(4) | select pid from pg_locks where locktype = 'advisory' and database = \
				(select oid from pg_database where datname = current_database()) | select pg_terminate_backend(?) | \
				The session that held the lock of the database for this process has ended
			mariadb | do sleep(4) | select id from information_schema.processlist where db = database() \
				and info like 'do sleep%' | kill ? | The connection to the database was lost
			""")
	void nothingRunsTwiceWhereTheSessionOfTheLockEndsBeforeItsOwner(String engine, String slowly, String session,
			String end, String words) throws Exception {
		DataSource database = TestDatabases.create(engine);
		JdbcTemplate jdbc = new JdbcTemplate(database);
		this.changelog.writeSql("01_users", "create table users (id bigint)",
				"insert into users values (1);\n" + slowly, "insert into users values (2)");
		Path log = this.module.resolve("owner.log");
		Process owner = MigratingProcess.start(database, this.changelog, ProcessBuilder.Redirect.to(log.toFile()));
		try {
			await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> executed(database) == 1);
			this.changelog.writeSql("01_users", "create table users (id bigint)", "insert into users values (1)",
					"insert into users values (2)");
			CountDownLatch waits = new CountDownLatch(1);
			CompletableFuture<MigrationRun> other = CompletableFuture
				.supplyAsync(() -> this.changelog.liquibase(database).run(null, new MigrationProgress() {

					@Override
					public void waiting(String holder) {
						waits.countDown();
					}

				}));
			assertThat(waits.await(30, TimeUnit.SECONDS)).isTrue();
			String id = await().until(() -> jdbc.queryForList(session, String.class), (found) -> !found.isEmpty())
				.get(0);
			jdbc.execute(end.replace("?", id));
			assertThat(other.get(1, TimeUnit.MINUTES).applied()).containsExactly("01_users");
			assertThat(owner.waitFor()).isNotZero();
		}
		finally {
			owner.destroyForcibly().waitFor();
		}
		assertThat(log).content().contains(words);
		assertThat(jdbc.queryForList("select id from users order by id", Long.class)).containsExactly(1L, 2L);
		assertThat(executed(database)).isEqualTo(3);
		assertThat(lock(database).held()).isFalse();
	}

	/**
	 * What it has done by then stays; it does no more, and its history is the other's.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "select pg_sleep(2);\ninsert into users values (1)", "select pg_sleep(2)" })
	void whatRunsOutsideOfATransactionStopsWhereTheLockHasGoneOver(String statements) throws Exception {
		DataSource database = TestDatabases.create("postgresql");
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		this.changelog.write("02_outside.sql",
				"--liquibase formatted sql\n--changeset test:02 runInTransaction:false\n" + statements + ";\n");
		CompletableFuture<MigrationException> run = CompletableFuture
			.supplyAsync(() -> catchThrowableOfType(MigrationException.class, () -> run(database)));
		await().atMost(Duration.ofMinutes(1))
			.ignoreExceptions()
			.until(() -> lock(database).owner().contains(" at 02#"));
		String other = "desk (10.0.0.8), session 7, migrate-starter";
		lock(database, other);
		assertThat(run.get(1, TimeUnit.MINUTES)).hasMessage(
				"The session that held the lock of the database for this process has ended, and another process has "
						+ "taken the lock over.");
		assertThat(executed(database)).isEqualTo(1);
		assertThat(new JdbcTemplate(database).queryForList("select id from users")).isEmpty();
		assertThat(lock(database).owner()).isEqualTo(other);
	}

	@Test
	void noLimitOfTheServerEndsTheLock() throws Exception {
		DataSource database = TestDatabases.create("postgresql");
		JdbcTemplate jdbc = new JdbcTemplate(database);
		jdbc.execute("alter database " + jdbc.queryForObject("select current_database()", String.class)
				+ " set transaction_timeout = '600ms'");
		jdbc.execute("alter database " + jdbc.queryForObject("select current_database()", String.class)
				+ " set idle_in_transaction_session_timeout = '600ms'");
		this.changelog.writeSql("01_users", "select pg_sleep(0.4)", "select pg_sleep(0.4)",
				"create table locks as select pid from pg_locks where locktype = 'advisory' and database = "
						+ "(select oid from pg_database where datname = current_database())");
		run(MigratingProcess.withoutPool(database));
		assertThat(jdbc.queryForList("select pid from locks")).hasSize(1);
	}

	@Test
	void freesNoLockThatHasGoneOverToAnother() {
		DataSource database = TestDatabases.create("h2");
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		run(database);
		lock(database, "desk (10.0.0.8)");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		LockStatus seen = new LockStatus(true, "desk (10.0.0.7)", null);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> liquibase.withDatabase((opened) -> {
			new LockRelease(liquibase).free(opened, seen);
			return seen;
		}))
			.withMessage("The lock has gone over to desk (10.0.0.8) meanwhile.")
			.satisfies((failure) -> assertThat(failure.getAction())
				.isEqualTo("It was left alone. Wait for that process; if it is gone, too, repeat the command."));
		assertThat(lock(database).held()).isTrue();
	}

	private static void lock(DataSource database, String owner) {
		new JdbcTemplate(database).update("update DATABASECHANGELOGLOCK set locked = true, lockedby = ?", owner);
	}

	private static String name(Connection session, String engine) throws Exception {
		try (Statement statement = session.createStatement();
				ResultSet result = statement.executeQuery(Engines.byId(engine).sessions().own())) {
			result.next();
			return result.getString(1);
		}
	}

	@Test
	void needsNoSecondConnectionOfAPool() {
		HikariConfig pool = new HikariConfig();
		pool.setJdbcUrl(TestDatabases.postgresUrl());
		pool.setMaximumPoolSize(1);
		pool.setConnectionTimeout(1000);
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		try (HikariDataSource database = new HikariDataSource(pool)) {
			run(database);
			assertThat(executed(database)).isEqualTo(1);
		}
	}

	private void run(DataSource database) {
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
	}

	private LockStatus lock(DataSource database) {
		return this.changelog.liquibase(database).status().lock();
	}

	private static int executed(DataSource database) {
		return new JdbcTemplate(database).queryForObject("select count(*) from DATABASECHANGELOG", Integer.class);
	}

}
