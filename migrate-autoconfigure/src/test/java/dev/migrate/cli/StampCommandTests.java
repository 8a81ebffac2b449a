package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StampCommandTests extends RealCommandTest {

	@BeforeEach
	void writeRevisions() {
		this.changelog.writeSql("01_users", "create table users (id bigint)");
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
	}

	@Test
	void marksEverythingWithoutRunningIt() {
		assertThat(run("migrate", "stamp")).isZero();
		assertOut("Operations to perform:", "  Stamp head: shop", "Running migrations:", "  Applying 01_users... FAKED",
				"  Applying 02_orders... FAKED");
		assertErr();
		assertThat(states()).isEqualTo("XX");
		assertThat(run("migrate", "stamp", "head")).isZero();
		assertOut("Operations to perform:", "  Stamp head: shop", "Running migrations:", "  No migrations to stamp.");
	}

	@Test
	void goesBackToARevisionAndToTheBase() {
		run("migrate", "stamp");
		assertThat(run("migrate", "stamp", "01")).isZero();
		assertOut("Operations to perform:", "  Stamp 01: shop", "Running migrations:",
				"  Unapplying 02_orders... FAKED");
		assertThat(run("migrate", "stamp", "-1")).isZero();
		assertOut("Operations to perform:", "  Stamp -1: shop", "Running migrations:",
				"  Unapplying 01_users... FAKED");
		run("migrate", "stamp");
		assertThat(run("migrate", "stamp", "base")).isZero();
		assertThat(states()).isEqualTo("  ");
	}

	@Test
	void forgetsWhatNoFileExplains() throws IOException {
		run("migrate", "stamp");
		Files.delete(this.changelog.changes().resolve("02_orders.sql"));
		assertThat(run("migrate", "stamp", "--purge")).isZero();
		assertOut("Operations to perform:", "  Stamp head: shop", "Running migrations:",
				"  Forgetting change set 02_orders-1 (db/changelog/changes/02_orders.sql)... OK");
	}

	@Test
	void printsJson() {
		assertThat(run("migrate", "stamp", "01", "--json")).isZero();
		assertOut("{\"applied\":[\"01_users\"],\"unapplied\":[],\"forgotten\":[],\"otherNames\":[]}");
	}

	@Test
	void findsNoRevisionOfThatName() {
		assertThat(run("migrate", "stamp", "nonsense")).isEqualTo(2);
		assertOut();
		assertErr("error: Can't locate revision identified by 'nonsense'", "showmigrations lists the revisions.");
		assertThat(run("migrate", "stamp", "-1")).isEqualTo(2);
		assertErr("error: Relative revision -1 didn't produce 1 migrations: applied are 0",
				"showmigrations lists the revisions.");
		assertThat(run("migrate", "stamp", "+3")).isEqualTo(2);
		assertErr("error: Relative revision +3 didn't produce 3 migrations: pending are 2",
				"showmigrations lists the revisions.");
	}

}
