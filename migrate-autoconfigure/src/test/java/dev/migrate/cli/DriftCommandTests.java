package dev.migrate.cli;

import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DriftCommandTests extends RealCommandTest {

	@BeforeEach
	void writeRevisions() {
		this.changelog.writeSql("01_users", "create table users (id bigint not null, name varchar(20))",
				"create index ix_name on users (name)");
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void findsWhatSomebodyDidByHand(String engine) {
		this.database = TestDatabases.create(engine);
		run("migrate");
		assertThat(run("migrate", "drift")).isZero();
		assertOut("No drift detected.");
		assertErr();
		TestDatabases.execute(this.database, "alter table users add column phone varchar(9)", "drop index ix_name",
				"alter table users alter column name set not null", "create table audit (id bigint)",
				"drop table orders", "insert into users (id, name) values (1, 'Ada')");
		assertThat(run("migrate", "drift")).isEqualTo(1);
		assertThat(out().lines()).containsExactlyInAnyOrder(
				"Drift detected: by hand, somebody did this to the database:", "    + Create table audit",
				"    - Drop table orders", "    + Add column phone to users", "    - Drop index ix_name on users",
				"    ~ Make column name on users not null");
		assertThat(err()).startsWith("Next: undo it by hand, or put it into the entities");
	}

	@Test
	void whatIsPendingIsNoDrift() {
		run("migrate", "01");
		assertThat(run("migrate", "drift")).isZero();
		TestDatabases.execute(this.database, "create table orders (id bigint)");
		assertThat(run("migrate", "drift")).isEqualTo(1);
		assertThat(out()).endsWith("    + Create table orders\n");
		run("migrate", "stamp");
		assertThat(run("migrate", "drift")).isZero();
	}

	@Test
	void printsJson() {
		run("migrate");
		assertThat(run("migrate", "drift", "--json")).isZero();
		assertOut("{\"drift\":[]}");
		TestDatabases.execute(this.database, "drop table orders");
		assertThat(run("migrate", "drift", "--json")).isEqualTo(1);
		assertThat(out()).startsWith("{\"drift\":[{\"sign\":\"-\",\"description\":\"Drop table orders\",");
	}

}
