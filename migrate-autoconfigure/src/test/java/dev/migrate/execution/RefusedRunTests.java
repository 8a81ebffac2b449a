package dev.migrate.execution;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.StoppableServer;
import dev.migrate.support.TestDatabases;
import liquibase.util.LiquibaseUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a user reads when a run cannot even begin.
 */
class RefusedRunTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_users", "create table users (id bigint)");
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.support.TestDatabases#enginesWithSchemas")
	void namesTheSchemaThatDoesNotExist(String engine) {
		DataSource database = TestDatabases.create(engine);
		assertThatRun(database, (liquibase) -> liquibase.setDefaultSchema("nowhere"), (failure) -> {
			assertThat(failure).hasMessage("The schema 'nowhere', where the history is to be, does not exist, or the "
					+ "database user must not see it.");
			assertThat(failure.getAction()).isEqualTo("Create it: CREATE SCHEMA nowhere; or correct "
					+ "spring.liquibase.default-schema (or spring.liquibase.liquibase-schema, if it is set).");
		});
	}

	@Test
	void aSchemaMayBeMadeByARevisionWhereTheHistoryIsElsewhere() {
		DataSource database = TestDatabases.create("h2");
		this.changelog.writeSql("00_crm", "create schema crm");
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		liquibase.setLiquibaseSchema("PUBLIC");
		liquibase.setDefaultSchema("CRM");
		liquibase.run(null, MigrationProgress.SILENT);
		assertThat(new JdbcTemplate(database).queryForList("select * from public.databasechangelog")).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\"My History\"", "a;b", "a`b" })
	void refusesATableThatCannotHaveSuchAName(String table) {
		assertThatRun(TestDatabases.create("h2"), (liquibase) -> liquibase.setDatabaseChangeLogTable(table),
				(failure) -> {
					assertThat(failure).hasMessage("'" + table + "' is not a name for a table of Liquibase's.");
					assertThat(failure.getAction()).isEqualTo("Set spring.liquibase.database-change-log-table and "
							+ "spring.liquibase.database-change-log-lock-table to names without quotes, or remove them.");
				});
	}

	@Test
	void refusesOneTableForTwoThings() {
		assertThatRun(TestDatabases.create("h2"),
				(liquibase) -> liquibase.setDatabaseChangeLogLockTable("DatabaseChangeLog"),
				(failure) -> assertThat(failure)
					.hasMessage("The history and the lock cannot be one table, 'DATABASECHANGELOG'."));
	}

	@Test
	void namesTheRollbackFileThatCannotBeWritten() {
		Path file = this.module.resolve("missing/rollback.sql");
		DataSource database = TestDatabases.create("h2");
		assertThatRun(database, (liquibase) -> liquibase.setRollbackFile(file.toFile()), (failure) -> {
			assertThat(failure).hasMessage("The file of the way back cannot be written: " + file);
			assertThat(failure.getAction())
				.isEqualTo("Set spring.liquibase.rollback-file to a file in a directory that is there and can be "
						+ "written, or remove it. Nothing has been run.");
		});
		assertThat(this.changelog.liquibase(database).status().pending()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mariadb", "sqlite" })
	void saysThatADatabaseCanOnlyBeReadWhereSomethingIsPending(String engine) throws SQLException {
		DataSource writable = engine.equals("h2") ? h2File("") : TestDatabases.create(engine);
		run(writable);
		DataSource readable = readOnly(engine, writable);
		run(readable);
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
		assertThat(this.changelog.liquibase(readable).status().pending()).hasSize(1);
		assertThatRun(readable, (liquibase) -> {
		}, (failure) -> {
			assertThat(failure.getMessage()).startsWith("The database refuses to be migrated: ")
				.containsIgnoringCase("read");
			assertThat(failure.getAction()).isEqualTo(
					"The database, or what of it is reached, can only be read: let spring.liquibase.url name the one "
							+ "that takes writes, or start with app.migrate.auto-apply=false. Then run migrate again: "
							+ "what has been applied stays.");
		});
	}

	/** The server as a whole, not a session: a replica. */
	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb" })
	void saysThatAReplicaCanOnlyBeRead(String engine) throws Exception {
		try (StoppableServer server = StoppableServer.started(engine, this.module.resolve("server"))) {
			run(server.database());
			server.stop();
			server.startAsReplica();
			run(server.replica());
			this.changelog.writeSql("02_orders", "create table orders (id bigint)");
			assertThat(this.changelog.liquibase(server.replica()).status().pending()).hasSize(1);
			assertThatRun(server.replica(), (liquibase) -> {
			}, (failure) -> {
				assertThat(failure.getMessage()).startsWith("The database refuses to be migrated: ")
					.contains("read-only");
				assertThat(failure.getAction())
					.startsWith("The database, or what of it is reached, can only be read: ");
			});
		}
	}

	private DataSource h2File(String settings) {
		return new DriverManagerDataSource(
				"jdbc:h2:file:" + this.module.resolve("db") + settings + ";MAX_COMPACT_TIME=0", "sa", "");
	}

	private DataSource readOnly(String engine, DataSource writable) throws SQLException {
		if (engine.equals("h2")) {
			return h2File(";ACCESS_MODE_DATA=r");
		}
		try (Connection connection = writable.getConnection()) {
			String url = connection.getMetaData().getURL().replaceFirst("\\?.*", "");
			return new DriverManagerDataSource(url + switch (engine) {
				case "postgresql" -> "?user=postgres&options=-c%20default_transaction_read_only=on";
				case "mariadb" -> "?user=" + user(connection) + "&sessionVariables=tx_read_only=1";
				default -> "?open_mode=1";
			});
		}
	}

	@Test
	void saysThatTheApplicationHasTheWholePool() throws SQLException {
		HikariConfig config = new HikariConfig();
		config.setDataSource(TestDatabases.create("h2"));
		config.setMaximumPoolSize(1);
		config.setConnectionTimeout(250);
		try (HikariDataSource pool = new HikariDataSource(config); Connection taken = pool.getConnection()) {
			assertThat(taken.isClosed()).isFalse();
			assertThatRun(pool, (liquibase) -> {
			}, (failure) -> {
				assertThat(failure.getMessage()).startsWith("Could not connect to the database")
					.contains("Connection is not available, request timed out");
				assertThat(failure.getAction()).isEqualTo("All connections of the pool are in use: make it larger "
						+ "(spring.datasource.hikari.maximum-pool-size), or have migrations connect by themselves, with "
						+ "spring.liquibase.user and spring.liquibase.password.");
			});
		}
	}

	@Test
	void saysThatPostgreSqlTakesNoMoreConnections() throws SQLException {
		DataSource administrator = new DriverManagerDataSource(TestDatabases.postgresUrl());
		TestDatabases.execute(administrator, "create role crowd login connection limit 1");
		assertThatNoMoreConnectionsAreTaken(new DriverManagerDataSource(url(administrator), "crowd", ""));
		TestDatabases.execute(administrator, "drop role crowd");
	}

	@Test
	void saysThatMariaDbTakesNoMoreConnections() throws SQLException {
		DataSource administrator = TestDatabases.mariaDbDatabase();
		TestDatabases.execute(administrator, "create user crowd@localhost with max_user_connections 1",
				"grant all on " + name(administrator) + ".* to crowd@localhost");
		assertThatNoMoreConnectionsAreTaken(new DriverManagerDataSource(url(administrator), "crowd", ""));
		TestDatabases.execute(administrator, "drop user crowd@localhost");
	}

	private void assertThatNoMoreConnectionsAreTaken(DataSource database) throws SQLException {
		try (Connection taken = database.getConnection()) {
			assertThat(taken.isClosed()).isFalse();
			assertThatRun(database, (liquibase) -> {
			}, (failure) -> assertThat(failure.getAction())
				.isEqualTo("The server takes no more connections: end some, or let it have more of them "
						+ "(max_connections), and make the pools of its applications smaller."));
		}
	}

	private static String url(DataSource database) throws SQLException {
		try (Connection connection = database.getConnection()) {
			return connection.getMetaData().getURL().replaceFirst("\\?.*", "");
		}
	}

	private static String name(DataSource database) throws SQLException {
		String url = url(database);
		return url.substring(url.lastIndexOf('/') + 1);
	}

	private static String user(Connection connection) throws SQLException {
		return connection.getMetaData().getUserName().replaceFirst("@.*", "");
	}

	@Test
	void saysWhatAUserOfMariaDbLacks() throws SQLException {
		DataSource database = TestDatabases.mariaDbDatabase();
		DataSource clerk = new DriverManagerDataSource(url(database), "clerk", "");
		String name = name(database);
		TestDatabases.execute(database, "create or replace user clerk@localhost");
		assertThatRun(clerk, (liquibase) -> {
		}, (failure) -> {
			assertThat(failure.getMessage()).contains("Access denied for user 'clerk'@'localhost' to database '");
			assertThat(failure.getAction()).isEqualTo(
					"Grant the database user the database: GRANT CONNECT ON DATABASE <database> TO <user> (PostgreSQL), "
							+ "GRANT ALL ON <database>.* TO <user> (MariaDB), or name another user.");
		});
		TestDatabases.execute(database, "grant select on " + name + ".* to clerk@localhost");
		assertThatRun(clerk, (liquibase) -> {
		}, (failure) -> {
			assertThat(failure.getMessage()).contains("CREATE command denied to user 'clerk'@'localhost'");
			assertThat(failure.getAction()).startsWith("Grant the database user what it lacks, or name one that may")
				.endsWith(" An administrator grants it with: grant create on `" + name + "`.* to 'clerk'@'localhost';");
		});
		TestDatabases.execute(database, "drop user clerk@localhost");
	}

	@Test
	void saysWhatAUserOfH2Lacks() {
		DataSource owner = h2File("");
		TestDatabases.execute(owner, "create user clerk password ''");
		assertThatRun(new DriverManagerDataSource("jdbc:h2:file:" + this.module.resolve("db"), "clerk", ""),
				(liquibase) -> {
				}, (failure) -> assertThat(failure.getAction())
					.endsWith(" An administrator grants it with: grant alter any schema to CLERK;"));
		TestDatabases.execute(owner, "grant alter any schema to CLERK");
	}

	@Test
	void saysThatANewerVersionHasWrittenTheHistory() {
		DataSource database = TestDatabases.create("h2");
		run(database);
		TestDatabases.execute(database, "update DATABASECHANGELOG set MD5SUM = '10:1234', LIQUIBASE = '9.9.9'");
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
		assertThatRun(database, (liquibase) -> {
		}, (failure) -> {
			assertThat(failure.getMessage()).startsWith("A newer version of Liquibase has run on this database: ");
			assertThat(failure.getAction()).isEqualTo("Update liquibase-core here, which is "
					+ LiquibaseUtil.getBuildVersion() + ". Nothing has been run.");
		});
	}

	@Test
	void saysThatTheFileOfTheLockCannotBeWritten() throws Exception {
		Path database = this.module.resolve("shop.db");
		Path lock = Files.createDirectory(this.module.resolve("shop.db-migrate-lock"));
		DataSource sqlite = new DriverManagerDataSource("jdbc:sqlite:" + database);
		assertThatRun(sqlite, (liquibase) -> {
		}, (failure) -> {
			assertThat(failure.getMessage()).startsWith("The file of the lock cannot be written: " + lock);
			assertThat(failure.getAction()).isEqualTo("Make it, and its directory, writable for the user that runs the "
					+ "application: it lies beside the database, which needs that too.");
		});
		Files.delete(lock);
		run(sqlite);
	}

	private void run(DataSource database) {
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
	}

	private void assertThatRun(DataSource database, Consumer<MigrationLiquibase> settings,
			Consumer<MigrationException> words) {
		MigrationLiquibase liquibase = this.changelog.liquibase(database);
		settings.accept(liquibase);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> liquibase.run(null, MigrationProgress.SILENT))
			.satisfies(words);
	}

}
