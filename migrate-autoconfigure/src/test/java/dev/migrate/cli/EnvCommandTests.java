package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.support.TestDatabases;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnvCommandTests extends RealCommandTest {

	@Test
	void saysWhatDatabaseThisIsAndHowFarItsChangelogHasRun() {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
		run("migrate", "01");
		assertThat(run("migrate", "env")).isZero();
		assertThat(out().lines()).contains("Database     shop",
				"  url        " + ((JdbcDataSource) this.database).getURL().replaceFirst(";.*", ""), "  user       SA",
				"  schema     PUBLIC", "  limit      changes of the schema are not taken back when a change set fails",
				"Changelog    classpath:/db/changelog/db.changelog-master.yaml",
				"  directory  " + this.changelog.changes(), "  revisions  2", "  head       02_orders",
				"  current    01_users", "  pending    02_orders", "  lock       free");
		assertThat(out()).containsPattern("  product    H2 2\\.\\S+").containsPattern("  driver     H2 JDBC Driver 2");
		assertErr();
	}

	@Test
	void doesNotListAllThatIsPending() {
		for (int i = 10; i < 22; i++) {
			this.changelog.writeSql(i + "_more", "create table t" + i + " (id bigint)");
		}
		assertThat(run("migrate", "env")).isZero();
		assertThat(out()).contains(String.format("  pending    10_more%n             11_more%n             12_more%n"))
			.contains(String.format("             19_more%n             and 2 more%n  lock "));
	}

	@Test
	void leavesNoTrace() throws IOException {
		Files.delete(this.changelog.changes());
		Files.delete(this.changelog.resources().resolve("db/changelog/db.changelog-master.yaml"));
		assertThat(run("migrate", "env")).isZero();
		assertThat(out()).contains("db.changelog-master.yaml (not there yet)\n")
			.contains(this.changelog.changes() + " (not there)\n")
			.contains("  head       none\n");
		assertThat(jdbc().queryForList("show tables")).isEmpty();
		assertThat(this.changelog.changes()).doesNotExist();
	}

	@Test
	void saysWhatTheUserMustNotDo() {
		String url = TestDatabases.postgresUrl();
		DriverManagerDataSource owner = new DriverManagerDataSource(url);
		TestDatabases.execute(owner, "drop role if exists visitor", "create role visitor login",
				"revoke create on schema public from public");
		this.database = new DriverManagerDataSource(url.replace("user=postgres", "user=visitor"));
		assertThat(run("migrate", "env")).isZero();
		assertThat(out()).contains("  user       visitor\n")
			.contains("  limit      no CREATE on schema public: revisions cannot create anything there\n")
			.contains("  limit      no CREATE on the database: schemas are compared in temporary tables\n")
			.doesNotContain("not taken back");
	}

	@Test
	void saysWhatAUserOfMariaDbMustNotDo() throws SQLException {
		DataSource owner = TestDatabases.mariaDbDatabase();
		String url;
		String schema;
		try (Connection connection = owner.getConnection()) {
			url = connection.getMetaData().getURL();
			schema = connection.getCatalog();
		}
		TestDatabases.execute(owner, "create or replace user visitor@localhost identified by 'hush'",
				"grant select, insert, update, delete, create, references on `" + schema.replace("_", "\\_")
						+ "`.* to visitor@localhost");
		String address = url.replaceFirst("\\?.*", "");
		this.database = new DriverManagerDataSource(address, "visitor", "hush");
		assertThat(run("migrate", "env")).as(err()).isZero();
		assertThat(out())
			.contains("  limit      no ALTER, DROP, INDEX on database " + schema
					+ ": revisions that need it cannot run there\n")
			.contains(
					"  limit      not all privileges on databases called migrate_shadow_…: nothing can be tried out, so "
							+ "no revision can be written here\n");
		TestDatabases.execute(owner, "grant all on `" + schema + "`.* to visitor@localhost",
				"grant all on `migrate\\_shadow\\_%`.* to visitor@localhost");
		assertThat(run("migrate", "env")).isZero();
		assertThat(out()).doesNotContain("  limit      no ").doesNotContain("  limit      not all ");
		TestDatabases.execute(owner, "drop user visitor@localhost");
	}

	@Test
	void saysWhatAUserOfH2MustNotDo() {
		TestDatabases.execute(this.database, "create user visitor password 'hush'");
		String url = ((JdbcDataSource) this.database).getURL().replaceFirst(";.*", "");
		this.database = new DriverManagerDataSource(url, "visitor", "hush");
		assertThat(run("migrate", "env")).isZero();
		assertThat(out()).contains("  limit      neither an administrator nor the owner of schema PUBLIC: revisions "
				+ "create nothing there without ALTER ANY SCHEMA\n");
	}

	@ParameterizedTest
	@CsvSource({ "'', true", ";MAX_COMPACT_TIME=0, false" })
	void saysThatThisH2MayLoseRowsOfAFile(String setting, boolean said) {
		String file = "jdbc:h2:file:" + this.changelog.module().resolve("data/shop");
		this.database = new DriverManagerDataSource(file + setting, "sa", "");
		assertThat(run("migrate", "env")).isZero();
		assertThat(out().contains("  limit      H2 2.3.232 may lose rows, or the file, when it closes one: add "
				+ ";MAX_COMPACT_TIME=0 to every URL that opens it\n"))
			.isEqualTo(said);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			h2         | true  | false | false | false
			hsqldb     | true  | true  | false | false
			sqlite     | false | true  | true  | true
			mariadb    | true  | false | false | false
			postgresql | false | false | false | false
			""")
	void saysWhatTheEngineLacks(String engine, boolean commits, boolean patient, boolean rebuilds, boolean mute) {
		this.database = TestDatabases.create(engine);
		assertThat(run("migrate", "env")).isZero();
		List<String> expected = new ArrayList<>();
		if (commits) {
			expected.add("  limit      changes of the schema are not taken back when a change set fails");
		}
		if (patient) {
			expected.add("  limit      app.migrate.lock-timeout and app.migrate.statement-timeout shorten nothing: "
					+ "the engine's own timeouts count");
		}
		if (rebuilds) {
			expected.add("  limit      most changes of a table build it anew, with all its rows");
		}
		if (mute) {
			expected.add("  limit      comments of tables and columns are not kept");
		}
		assertThat(out().lines().filter((line) -> line.startsWith("  limit"))).containsExactlyElementsOf(expected);
	}

	/**
	 * On an engine whose owners lock something, and on one that says who is connected.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void tellsALockThatWasLeftFromOneThatIsHeld(String engine) {
		this.database = TestDatabases.create(engine);
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		run("migrate");
		String lock = "update databasechangeloglock set locked = true, lockedby = '%s'";
		jdbc().execute(lock.formatted("web-1 (10.0.0.7), session 7 of a better day, migrate-starter"));
		assertThat(run("migrate", "env")).isZero();
		assertThat(out()).contains("  lock       free; left by web-1 (10.0.0.7), session 7 of a better day, "
				+ "migrate-starter, which has ended: the next run takes over\n");
		assertThat(run("migrate", "env", "--json")).isZero();
		assertThat(out()).contains("\"lock\":{\"held\":false,\"owner\":\"web-1 (10.0.0.7)");
		assertThat(run("migrate", "unlock")).as("nobody need be asked").isZero();
		assertThat(out()).startsWith("Freed the lock of web-1 (10.0.0.7)");
		jdbc().execute(lock.formatted("web-1 (10.0.0.7)"));
		assertThat(run("migrate", "env")).isZero();
		assertThat(out()).contains("  lock       held by web-1 (10.0.0.7)\n");
	}

	@Test
	void saysMoreWhenVerbose() {
		for (int i = 10; i < 22; i++) {
			this.changelog.writeSql(i + "_more", "create table t" + i + " (id bigint)");
		}
		assertThat(run("migrate", "env", "-v")).isZero();
		assertThat(out()).contains("\n             21_more\n")
			.doesNotContain(" more\n  lock")
			.containsPattern("\nJava         \\d+")
			.containsPattern("\nLiquibase    4\\.")
			.containsPattern("\nSpring Boot  3\\.");
	}

	@Test
	void printsJson() {
		assertThat(run("migrate", "env", "--json")).isZero();
		assertThat(out()).startsWith("{\"database\":\"default\",\"url\":\"jdbc:h2:mem:")
			.contains("\"supported\":true")
			.endsWith("\"lock\":{\"held\":false,\"owner\":null,\"since\":null}}\n");
	}

}
