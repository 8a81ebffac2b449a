package dev.migrate.cli;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlCommandTests extends RealCommandTest {

	@BeforeEach
	void writeRevisions() {
		this.changelog.write("01_users.sql", """
				--liquibase formatted sql
				--changeset test:1
				create table users (id bigint);
				--rollback drop table users;
				""");
		this.changelog.write("02_phone.sql", """
				--liquibase formatted sql
				--changeset test:1
				alter table users add column phone varchar(20);
				--rollback alter table users drop column phone;
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sqlmigrate 02", "migrate sql 02_phone", "sqlmigrate head" })
	void printsARevision(String command) {
		assertThat(run(command.split(" "))).isZero();
		assertOut("-- Revision 02_phone", "", "-- Change set 1 of db/changelog/changes/02_phone.sql",
				"alter table users add column phone varchar(20);");
		assertErr();
	}

	@Test
	void writesForADialect() {
		assertThat(run("migrate", "--sql", "--dialect", "postgresql")).isZero();
		assertThat(run("migrate", "downgrade", "base", "--sql", "--dialect", "h2")).isZero();
		assertThat(run("migrate", "stamp", "--sql", "--dialect", "h2")).isZero();
		assertThat(run("migrate", "base", "--sql", "--dialect", "h2")).isZero();
		assertThat(out()).contains("drop table users;").doesNotContain("create table users");
		assertThat(run("sqlmigrate", "head", "--dialect", "h2")).isZero();
		assertThat(run("migrate", "--dialect", "h2")).isEqualTo(2);
		assertThat(err()).startsWith("error: '--dialect' says for which database SQL is printed: it needs '--sql'\n");
	}

	@Test
	void printsTheWayBack() {
		assertThat(run("sqlmigrate", "01", "--backwards")).isZero();
		assertOut("-- Revision 01_users", "", "-- Undo change set 1 of db/changelog/changes/01_users.sql",
				"drop table users;");
	}

	@Test
	void printsWhatWouldRunAsJson() {
		assertThat(run("migrate", "--sql", "--json")).isZero();
		assertThat(out()).startsWith("{\"sql\":\"CREATE TABLE ").contains("create table users").hasLineCount(1);
		assertThat(run("migrate", "downgrade", "base", "--sql", "--dialect", "h2", "--json")).isZero();
		assertThat(out()).startsWith("{\"sql\":\"-- ").contains("drop table users").hasLineCount(1);
		assertThat(run("migrate", "stamp", "--sql", "--json")).isZero();
		assertThat(out()).startsWith("{\"sql\":\"").doesNotContain("create table users").hasLineCount(1);
	}

	@Test
	void printsJson() {
		assertThat(run("sqlmigrate", "01", "--backwards", "--json")).isZero();
		assertOut("{\"revision\":\"01\",\"backwards\":true,\"sql\":\"-- Revision 01_users\\n\\n"
				+ "-- Undo change set 1 of db/changelog/changes/01_users.sql\\ndrop table users;\\n\"}");
	}

	@Test
	void printsInsteadOfRunning() {
		for (String command : new String[] { "migrate --sql", "migrate upgrade --sql", "migrate upgrade +2 --sql",
				"migrate head --sql", "migrate 02 --sql" }) {
			assertThat(run(command.split(" "))).isZero();
			assertThat(out()).startsWith("CREATE TABLE PUBLIC.DATABASECHANGELOG (")
				.contains("\ncreate table users (id bigint);\nINSERT INTO PUBLIC.DATABASECHANGELOG ")
				.endsWith(");\n");
			assertErr();
		}
		assertThat(run("migrate", "stamp", "--sql")).isZero();
		assertThat(out()).contains("INSERT INTO").doesNotContain("create table users");
		assertThat(jdbc().queryForList("show tables")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "migrate downgrade --sql", "migrate rollback --sql", "migrate 01 --sql", "migrate -1 --sql" })
	void printsInsteadOfUndoing(String command) {
		run("migrate");
		assertThat(run(command.split(" "))).isZero();
		assertOut("-- Revision 02_phone", "", "-- Undo change set 1 of db/changelog/changes/02_phone.sql",
				"-- Loses data: Drop column phone of users (no values)", "alter table users drop column phone;",
				"DELETE FROM PUBLIC.DATABASECHANGELOG WHERE ID = '1' AND AUTHOR = 'test' AND FILENAME = "
						+ "'db/changelog/changes/02_phone.sql';");
		assertThat(states()).isEqualTo("XX");
	}

	@Test
	void printsWhatLeadsFromOneRevisionToAnother() {
		for (String command : new String[] { "migrate 01:02 --sql", "migrate upgrade 01:head --sql",
				"migrate 01:02_phone --sql" }) {
			assertThat(run(command.split(" "))).isZero();
			assertThat(out()).startsWith("-- Revision 02_phone\n").doesNotContain("create table");
		}
		assertThat(run("migrate", "downgrade", "02:base", "--sql")).isZero();
		assertThat(out()).startsWith("-- Revision 02_phone\n").contains("-- Revision 01_users\n");
		assertThat(run("migrate", "01:nonsense", "--sql")).isEqualTo(2);
		assertErr("error: Can't locate revision identified by 'nonsense'", "showmigrations lists the revisions.");
		assertThat(run("migrate", "01:02")).isEqualTo(2);
	}

	@Test
	void findsNoRevisionOfThatName() {
		assertThat(run("sqlmigrate", "nonsense")).isEqualTo(2);
		assertErr("error: Can't locate revision identified by 'nonsense'", "showmigrations lists the revisions.");
		assertThat(run("sqlmigrate")).isEqualTo(2);
		assertErr("error: Missing required parameter: 'REV'", "Try 'sqlmigrate --help' for what can be said.");
		assertOut();
	}

}
