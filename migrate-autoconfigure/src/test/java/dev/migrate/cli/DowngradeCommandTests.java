package dev.migrate.cli;

import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DowngradeCommandTests extends RealCommandTest {

	@BeforeEach
	void applyRevisions() {
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
		this.changelog.write("03_index.sql", """
				--liquibase formatted sql
				--changeset test:1
				create index ix_phone on users (phone);
				--rollback drop index ix_phone;
				""");
		assertThat(run("migrate")).isZero();
		TestDatabases.execute(this.database, "insert into users values (1, '1'), (2, null)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate downgrade", "migrate downgrade -1", "migrate rollback", "migrate rollback -s 1",
			"migrate -1", "migrate 02_phone", "migrate downgrade 02", "migrate rollback --steps=1 --no-input" })
	void undoesTheNewestRevisionWithoutAWordWhereNothingIsLost(String command) {
		assertThat(run(command.split(" "))).isZero();
		assertOut("Operations to perform:", "  Target specific migration: 02_phone, from shop", "Running migrations:",
				"  Unapplying 03_index... OK");
		assertErr();
		assertThat(states()).isEqualTo("XX ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate --plan downgrade", "migrate --plan -v rollback", "migrate --sql downgrade",
			"migrate --sql stamp base", "migrate --sql --database default rollback --steps 2" })
	void optionsCountBeforeACommandAsWell(String command) {
		assertThat(run(command.split(" "))).isZero();
		assertThat(out()).containsAnyOf("Planned operations:\n03_index\n", "DELETE FROM");
		assertThat(states()).isEqualTo("XXX");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate --plan current", "migrate 02_phone current", "migrate --backup check" })
	void whatStandsBeforeACommandThatDoesNotKnowItIsAMistake(String command) {
		assertThat(run(command.split(" "))).isEqualTo(2);
		assertThat(out()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate --sql --check", "migrate --sql --plan base", "migrate --backup --check",
			"migrate downgrade --plan --backup", "migrate rollback --sql --plan" })
	void oneOfTwoOptionsThatRunNothingIsTooMany(String command) {
		assertThat(run(command.split(" "))).isEqualTo(2);
		assertThat(out()).isEmpty();
		assertThat(err()).startsWith("error: There is no '--").contains("' beside '--", "', which runs nothing\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate downgrade base", "migrate zero", "migrate base", "migrate rollback -s 3",
			"migrate downgrade -3 --no-input" })
	void refusesToLoseDataWhereNobodyCanBeAsked(String command) {
		assertThat(run(command.split(" "))).isEqualTo(3);
		assertOut();
		assertErr("error: Going back loses data:", "    Drop column phone of users (1 value)",
				"    Drop table users (2 rows)",
				"Nothing has been undone. If that is meant, make a backup and repeat the command with --yes.");
		assertThat(states()).isEqualTo("XXX");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate downgrade base --yes", "migrate zero -y" })
	void losesDataWhenToldTo(String command) {
		assertThat(run(command.split(" "))).isZero();
		assertOut("Operations to perform:", "  Unapply all migrations: shop", "Running migrations:",
				"  Unapplying 03_index... OK", "  Unapplying 02_phone... OK", "  Unapplying 01_users... OK");
		assertThat(states()).isEqualTo("   ");
	}

	@Test
	void refusesToDropWhatIsEmptyInOtherWords() {
		TestDatabases.execute(this.database, "update users set phone = null");
		assertThat(run("migrate", "downgrade", "01")).isEqualTo(3);
		assertErr("error: Going back drops what could hold data:", "    Drop column phone of users (no values)",
				"Nothing has been undone. If that is meant, make a backup and repeat the command with --yes.");
		assertThat(run(TestConsole.terminal("y"), "migrate", "downgrade", "01")).isZero();
		assertThat(err()).isEqualTo("""
				warning: going back drops what could hold data:
				    Drop column phone of users (no values)
				Undo 2 revisions? [y/N] \
				""");
	}

	@Test
	void asksOnATerminal() {
		assertThat(run(TestConsole.terminal("n"), "migrate", "downgrade", "01")).isEqualTo(3);
		assertErr("warning: going back loses data:", "    Drop column phone of users (1 value)",
				"Undo 2 revisions? [y/N] Nothing has been undone.");
		assertThat(states()).isEqualTo("XXX");
		assertThat(run(TestConsole.terminal("y"), "migrate", "downgrade", "01")).isZero();
		assertThat(states()).isEqualTo("X  ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate downgrade base --plan", "migrate zero --plan", "migrate rollback -s 3 --plan" })
	void listsWhatItWouldDoAndWhatWouldBeLost(String command) {
		assertThat(run(command.split(" "))).isZero();
		assertOut("Planned operations:", "03_index", "    Undo create index ix_phone on users (phone)", "02_phone",
				"    Undo alter table users add column phone varchar(20)",
				"        Drop column phone of users (1 value)", "01_users", "    Undo create table users (id bigint)",
				"        Drop table users (2 rows)");
		assertThat(states()).isEqualTo("XXX");
	}

	@Test
	void printsJson() {
		assertThat(run("migrate", "downgrade", "01", "--plan", "--json")).isZero();
		assertThat(out()).startsWith("{\"target\":\"01_users\",\"revisions\":[{\"id\":\"03_index\",")
			.contains("\"losses\":[{\"operation\":\"Drop column phone of users\",\"rows\":1,\"lost\":\"1 value\"}]");
		assertThat(run("migrate", "downgrade", "--json")).isZero();
		assertOut("{\"unapplied\":[\"03_index\"],\"losses\":[]}");
	}

	@Test
	void goesForwardByAStep() {
		run("migrate", "downgrade", "base", "--yes");
		assertThat(run("migrate", "+1")).isZero();
		assertOut("Operations to perform:", "  Target specific migration: +1, from shop", "Running migrations:",
				"  Applying 01_users... OK");
		assertThat(run("migrate", "upgrade", "+1", "--plan")).isZero();
		assertThat(out()).startsWith("Planned operations:\n02_phone\n").doesNotContain("03_index");
		assertThat(run("migrate", "upgrade", "+3")).isEqualTo(2);
		assertErr("error: Relative revision +3 didn't produce 3 migrations: pending are 2",
				"showmigrations lists the revisions.");
		assertThat(states()).isEqualTo("X  ");
	}

	@Test
	void runsWhatLosesDataOnlyWhenToldTo() {
		this.changelog.writeSql("04_drop", "update users set id = 3 where id = 1", "drop table users");
		assertThat(run("migrate", "--plan")).isZero();
		assertThat(out()).endsWith("  Loses data: Drop table users (2 rows)\n");
		assertThat(run(TestConsole.terminal("n"), "migrate")).isEqualTo(3);
		assertOut();
		assertErr("warning: This loses data:", "    Drop table users (2 rows)", "Run it? [y/N] Nothing has been run.");
		assertThat(run("migrate")).isEqualTo(3);
		assertErr("error: This loses data:", "    Drop table users (2 rows)",
				"Nothing has been done. If that is meant, repeat the command with --yes.");
		assertThat(states()).isEqualTo("XXX ");
		assertThat(run("migrate", "--yes")).isZero();
		assertErr();
		assertThat(states()).isEqualTo("XXXX");
	}

	@Test
	void runsWhatDropsAnEmptyTableWithAWarning() {
		this.changelog.writeSql("04_empty", "delete from users");
		run("migrate", "--yes");
		this.changelog.writeSql("05_drop", "drop table users");
		assertThat(run("migrate")).isZero();
		assertErr("warning: this drops what could hold data:", "    Drop table users (no rows)");
		assertThat(states()).isEqualTo("XXXXX");
	}

	@Test
	void runsWhatDropsItsOwnTablesWithoutAWord() {
		run("migrate", "downgrade", "base", "--yes");
		this.changelog.writeSql("04_drop", "update users set id = 3 where id = 1", "drop table users");
		assertThat(run("migrate")).isZero();
		assertErr();
		assertThat(states()).isEqualTo("XXXX");
	}

	@Test
	void upgradeOnlyGoesForward() {
		assertThat(run("migrate", "upgrade", "01")).isZero();
		assertThat(out()).endsWith("  No migrations to apply.\n");
		for (String target : new String[] { "-1", "base" }) {
			assertThat(run("migrate", "upgrade", target)).isEqualTo(2);
			assertErr("error: 'upgrade' only goes forward; to go back: migrate downgrade " + target,
					"Try 'migrate upgrade --help' for what can be said.");
		}
		assertThat(states()).isEqualTo("XXX");
	}

	@Test
	void refusesWhatMakesNoSense() {
		assertThat(run("migrate", "rollback", "-s", "0")).isEqualTo(2);
		assertErr("error: --steps has to be 1 or more, not 0", "Try 'migrate rollback --help' for what can be said.");
		assertThat(run("migrate", "downgrade", "-4")).isEqualTo(2);
		assertErr("error: Relative revision -4 didn't produce 4 migrations: applied are 3",
				"showmigrations lists the revisions.");
		assertThat(run("migrate", "downgrade", "--yes-please")).isEqualTo(2);
		assertThat(states()).isEqualTo("XXX");
	}

}
