package dev.migrate.execution;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Whether a thread of H2's writes the file of a database while a run changes it.
 * {@link KilledProcessTests} show what comes of it: tables that the history knows and the
 * database does not.
 */
class H2OrderedWritesTests {

	private static final String DELAY = "select setting_value from information_schema.settings "
			+ "where setting_name = 'WRITE_DELAY'";

	private static final String NEVER = "180000";

	@TempDir
	private Path module;

	@Test
	void writesTheFileByItselfForAsLongAsTheRunLasts() {
		assertThat(delayWhileMigrating(database("jdbc:h2:file:" + this.module.resolve("db"), "sa"))).isEqualTo(NEVER);
	}

	@Test
	void leavesTheDelayThatTheUrlHas() {
		DataSource database = database("jdbc:h2:file:" + this.module.resolve("db") + ";WRITE_DELAY=70", "sa");
		assertThat(delayWhileMigrating(database)).isEqualTo(NEVER);
		assertThat(delay(database)).isEqualTo("70");
	}

	@Test
	void isGivenBackWhereTheLockCannotBeTaken() {
		DataSource database = database("jdbc:h2:file:" + this.module.resolve("db"), "sa");
		TestDatabases.execute(database, """
				create table DATABASECHANGELOGLOCK (ID integer primary key, LOCKED boolean, LOCKGRANTED timestamp,
					LOCKEDBY varchar(255), constraint NEVER check (LOCKEDBY is null))""");
		String before = delay(database);
		assertThatException().isThrownBy(() -> delayWhileMigrating(database)).withMessageContaining("NEVER");
		assertThat(delay(database)).isEqualTo(before);
	}

	@Test
	void leavesItToAServerThatLivesOn() throws Exception {
		Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
		try {
			String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/" + this.module.resolve("db");
			assertThat(delayWhileMigrating(database(url, "sa"))).isEqualTo("500");
		}
		finally {
			server.stop();
		}
	}

	@Test
	void doesWithoutWhereTheUserMayNotSay() {
		String url = "jdbc:h2:file:" + this.module.resolve("db");
		DataSource owner = database(url, "sa");
		TestDatabases.execute(owner, "create user clerk password ''", "grant alter any schema to clerk",
				"grant all on schema public to clerk");
		assertThat(delayWhileMigrating(database(url, "clerk"))).isEqualTo("500");
	}

	/** What it is in the middle of a run; behind it, it must be what it was before. */
	private String delayWhileMigrating(DataSource database) {
		String before = delay(database);
		ChangelogDirectory changelog = new ChangelogDirectory(this.module);
		changelog.writeSql("01_delay", "create table delay as " + DELAY);
		changelog.liquibase(database).run(null, MigrationProgress.SILENT);
		assertThat(delay(database)).isEqualTo(before);
		return last(database, "select * from delay");
	}

	private static String delay(DataSource database) {
		return last(database, DELAY);
	}

	/** What holds is behind what H2 has kept. */
	private static String last(DataSource database, String query) {
		List<String> rows = new JdbcTemplate(database).queryForList(query, String.class);
		return rows.get(rows.size() - 1);
	}

	private static DataSource database(String url, String user) {
		return JdbcConnectionPool.create(url, user, "");
	}

}
