package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;

import dev.migrate.support.TestDatabases;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

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
	void printsJson() {
		assertThat(run("migrate", "env", "--json")).isZero();
		assertThat(out()).startsWith("{\"database\":\"default\",\"url\":\"jdbc:h2:mem:")
			.contains("\"supported\":true")
			.endsWith("\"lock\":{\"held\":false,\"owner\":null,\"since\":null}}\n");
	}

}
