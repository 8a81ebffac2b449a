package dev.migrate.execution;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;

import javax.sql.DataSource;

import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.MigratingProcess;
import dev.migrate.support.SilentEngines;
import dev.migrate.support.TestDatabases;
import org.apache.derby.drda.NetworkServerControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Owners of the lock on databases that do not tell who is alive: PostgreSQL and MariaDB
 * as if they did not, and one that nobody here has heard of.
 */
class HeartbeatTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	private Runnable removal = () -> {
	};

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.removal = SilentEngines.add();
	}

	@AfterEach
	void asTheyWere() {
		this.removal.run();
	}

	@Test
	void takesOverFromAProcessThatWasKilled() throws Exception {
		DataSource database = TestDatabases.create("mariadb");
		this.changelog.writeSql("01_users", "create table users (id bigint)", "insert into users values (1)",
				"do sleep(40)", "insert into users values (2)");
		Process process = start(database);
		try {
			await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> executed(database) == 2);
			assertThat(lock(database).owner()).contains(", session ").endsWith(", migrate-starter");
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> new LockRelease(this.changelog.liquibase(database)).run())
				.withMessageEndingWith(", migrate-starter, which is alive.");
			MigrationLiquibase waiting = this.changelog.liquibase(database);
			waiting.setLockWait(Heartbeat.SILENCE.plusSeconds(3));
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> waiting.run(null, MigrationProgress.SILENT))
				.withMessageStartingWith("The database is locked for migration by ");
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		assertThat(lock(database).held()).isTrue();
		this.changelog.writeSql("01_users", "create table users (id bigint)", "insert into users values (1)",
				"do sleep(0)", "insert into users values (2)");
		run(database);
		assertThat(executed(database)).isEqualTo(4);
		assertThat(new JdbcTemplate(database).queryForList("select id from users order by id", Long.class))
			.containsExactly(1L, 2L);
		assertThat(signsOfLife(database)).isZero();
	}

	/** As a machine that is suspended while it migrates, and goes on an hour later. */
	@Test
	void endsWhereItWasTakenForDead() throws Exception {
		DataSource database = TestDatabases.create("postgresql");
		this.changelog.writeSql("01_users", "create table users (id bigint)", "select pg_sleep(3)",
				"insert into users values (1)");
		Path log = this.module.resolve("process.log");
		Process process = MigratingProcess.startWithSilentEngines(database, this.changelog,
				ProcessBuilder.Redirect.to(log.toFile()));
		try {
			await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> executed(database) == 1);
			signal("STOP", process);
			this.changelog.writeSql("01_users", "create table users (id bigint)", "select pg_sleep(0)",
					"insert into users values (1)");
			MigrationLiquibase liquibase = this.changelog.liquibase(database);
			liquibase.setLockWait(Duration.ofMinutes(2));
			liquibase.run(null, MigrationProgress.SILENT);
			signal("CONT", process);
			assertThat(process.waitFor()).isNotZero();
			assertThat(log).content()
				.contains("This process gave no sign of life for more than " + Heartbeat.SILENCE.toSeconds()
						+ " seconds, and has lost the lock of the database to another one.");
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		assertThat(new JdbcTemplate(database).queryForList("select id from users", Long.class)).containsExactly(1L);
		assertThat(lock(database).held()).isFalse();
	}

	@Test
	void anEngineThatNobodyKnowsHasTheSameLock() throws Exception {
		System.setProperty("derby.stream.error.file", this.module.resolve("derby.log").toString());
		System.setProperty("derby.system.durability", "test");
		int port = freePort();
		NetworkServerControl server = new NetworkServerControl(InetAddress.getLoopbackAddress(), port);
		server.start(null);
		try {
			await().ignoreExceptions().untilAsserted(server::ping);
			DataSource database = new DriverManagerDataSource(
					"jdbc:derby://127.0.0.1:" + port + "/" + this.module.resolve("shop") + ";create=true");
			// Creating it takes longer than a login may on a busy machine
			await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> reached(database));
			StringBuilder rows = new StringBuilder("insert into users values (2)");
			rows.append(", (2)".repeat(200));
			String[] steps = new String[300];
			Arrays.fill(steps, rows.toString());
			steps[0] = "create table users (id bigint)";
			this.changelog.writeSql("01_users", steps);
			Process process = start(database);
			try {
				await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> executed(database) > 3);
			}
			finally {
				process.destroyForcibly().waitFor();
			}
			int before = executed(database);
			assertThat(before).isLessThan(300);
			assertThat(lock(database).held()).isTrue();
			run(database);
			assertThat(executed(database)).isEqualTo(300);
			assertThat(new JdbcTemplate(database).queryForObject("select count(*) from users", Integer.class))
				.isEqualTo(299 * 201);
			assertThat(lock(database).held()).isFalse();
			assertThat(signsOfLife(database)).isZero();
		}
		finally {
			server.shutdown();
		}
	}

	/** It has Liquibase's own lock then, as before. */
	@Test
	void runsWithoutASecondConnection() {
		DataSource database = TestDatabases.create("h2");
		DataSource single = new AbstractDataSource() {

			private int open;

			@Override
			public Connection getConnection() throws SQLException {
				if (this.open++ > 0) {
					throw new SQLException("There is one only");
				}
				return database.getConnection();
			}

			@Override
			public Connection getConnection(String user, String password) throws SQLException {
				return getConnection();
			}

		};
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		run(single);
		assertThat(executed(database)).isEqualTo(1);
		assertThat(signsOfLife(database)).isZero();
	}

	@Test
	void liquibaseSeesWhatHasRunWhereCatalogsAreNotRead() {
		DataSource database = TestDatabases.create("h2");
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		run(database);
		this.changelog.write("02_more.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02_more-1
				    author: test
				    changes:
				    - createTable: {tableName: orders, columns: [{column: {name: id, type: bigint}}]}
				    - addColumn: {tableName: users, columns: [{column: {name: name, type: varchar(9)}}]}
				    - createIndex: {tableName: users, indexName: ix_users, columns: [{column: {name: name}}]}
				""");
		TestDatabases.execute(database, "create table orders (id bigint)", "insert into orders values (7)",
				"alter table users add name varchar(9)");
		die(database, "02_more-1", 2);
		run(database);
		assertThat(executed(database)).isEqualTo(2);
		assertThat(new JdbcTemplate(database).queryForObject("select count(*) from orders", Integer.class))
			.isEqualTo(1);
		TestDatabases.execute(database, "drop index ix_users");
		this.changelog.write("03_more.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 03_more-1
				    author: test
				    changes:
				    - addColumn: {tableName: users, columns: [{column: {name: mail, type: varchar(9)}}]}
				""");
		die(database, "03_more-1", 1);
		run(database);
		TestDatabases.execute(database, "update users set mail = null");
	}

	/** The words of an owner whose death was noticed, but not what they are about. */
	private void die(DataSource database, String id, int statement) {
		InterruptedChangeSetTests.die(this.changelog, database, id, statement);
		TestDatabases.execute(database, "update DATABASECHANGELOGLOCK set LOCKED = false");
	}

	private Process start(DataSource database) throws Exception {
		return MigratingProcess.startWithSilentEngines(database, this.changelog, ProcessBuilder.Redirect.INHERIT);
	}

	private static void signal(String name, Process process) throws Exception {
		assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor()).isZero();
	}

	private static boolean reached(DataSource database) throws SQLException {
		try (Connection connection = database.getConnection()) {
			return connection.isValid(1);
		}
	}

	private static int freePort() throws Exception {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
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

	private static int signsOfLife(DataSource database) {
		return new JdbcTemplate(database).queryForObject("select count(*) from DATABASECHANGELOGLOCK where ID <> 1",
				Integer.class);
	}

}
