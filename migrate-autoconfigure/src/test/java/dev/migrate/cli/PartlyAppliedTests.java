package dev.migrate.cli;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A revision of which a change set waits for something: Liquibase tries it again with
 * every run.
 */
class PartlyAppliedTests extends RealCommandTest {

	@BeforeEach
	void createRevisions() {
		this.changelog.writeSql("01_users", "create table users (id integer)");
		this.changelog.write("02_orders.sql", """
				--liquibase formatted sql
				--changeset test:02_orders-1
				create table orders (id integer);
				--changeset test:02_orders-2
				--preconditions onFail:CONTINUE
				--precondition-sql-check expectedResult:1 select count(*) from users
				insert into orders select id from users;
				""");
	}

	@Test
	void aRunSaysSoUntilItHasAllBeenApplied() {
		assertThat(run("migrate")).isZero();
		assertThat(out()).endsWith("""
				Running migrations:
				  Applying 01_users... OK
				  Applying 02_orders... IN PART
				""");
		assertThat(run("showmigrations")).isZero();
		assertThat(out()).contains(" [X] 01_users\n [-] 02_orders\n");
		assertThat(run("migrate", "--check")).isEqualTo(1);

		jdbc().update("insert into users values (7)");
		assertThat(run("migrate")).isZero();
		assertThat(out()).endsWith("  Applying 02_orders... OK\n");
		assertThat(jdbc().queryForList("select id from orders", Integer.class)).containsExactly(7);
		assertThat(states()).isEqualTo("XX");
	}

}
