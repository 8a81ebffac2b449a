package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MergeCommandTests extends RealCommandTest {

	private static final String BASE = "20260101_000000_base";

	private static final String PHONE = "20260102_000000_phone";

	private static final String FAX = "20260103_000000_fax";

	@BeforeEach
	void writeBase() {
		revision(BASE, "none", "create table users (id bigint, name varchar(20))");
	}

	@Test
	void namesTheObjectThatBothBranchesTouch() {
		conflict();
		assertThat(run("migrate", "heads")).isZero();
		assertOut(PHONE + " (head)", FAX + " (head)");
		assertThat(err())
			.startsWith("Conflict: " + PHONE + " and " + FAX + " were written on two branches, and both touch users\n"
					+ "Next: decide their order with 'migrate merge'.\n");
		assertThat(run("migrate", "heads", "--json")).isZero();
		assertThat(out())
			.contains("\"conflicts\":[{\"first\":\"" + PHONE + "\",\"second\":\"" + FAX + "\",\"object\":\"users\"}]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate", "migrate upgrade head", "migrate --sql" })
	void refusesToRunBranchesWhoseOrderIsUndecided(String command) {
		conflict();
		assertThat(run(command.split(" "))).isEqualTo(3);
		assertErr("error: Conflicting revisions: " + PHONE + " and " + FAX
				+ " were written on two branches, and both touch users. Which of them runs first has not been decided",
				"Look at them, then run 'migrate merge', which tries their order and writes it down in a revision that"
						+ " follows both.");
		assertThat(states()).isEqualTo("   ");
	}

	@Test
	void runsWhatComesBeforeTheBranches() {
		conflict();
		assertThat(run("migrate", BASE)).isZero();
		assertThat(states()).isEqualTo("X  ");
	}

	@Test
	void runsBranchesThatHaveNothingInCommon() {
		revision(PHONE, BASE, "create table phones (id bigint)");
		revision(FAX, BASE, "create table faxes (id bigint)");
		assertThat(run("migrate", "heads")).isZero();
		assertThat(err()).startsWith("The branches have no object in common: the next revision follows them all.\n");
		assertThat(run("migrate")).isZero();
		assertThat(states()).isEqualTo("XXX");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate merge", "makemigrations --merge", "migrate merge 20260102 20260103" })
	void ordersBranchesInARevisionOfItsOwn(String command) throws IOException {
		conflict();
		assertThat(run(command.split(" "))).isZero();
		String merge = newest();
		assertThat(merge).endsWith("_merge_phone_and_fax");
		assertThat(out())
			.startsWith("Merging shop\n  Branch " + PHONE + "\n  Branch " + FAX + "\n    ~ " + PHONE + " and " + FAX
					+ " were written on two branches, and both touch users\nMigrations for 'shop':\n  ")
			.endsWith(merge + ".yaml\n");
		assertErr("Next: apply it with 'migrate'.");
		assertThat(Files.readString(this.changelog.changes().resolve(merge + ".yaml")))
			.contains("# Parent: " + PHONE + ", " + FAX + "\n");
		assertThat(run("migrate", "heads")).isZero();
		assertOut(merge + " (head) (mergepoint)");
		assertThat(run("migrate")).isZero();
		assertThat(states()).isEqualTo("XXXX");
		assertThat(run("migrate", "downgrade", "base", "--yes")).isZero();
		assertThat(states()).isEqualTo("    ");
	}

	@Test
	void saysWhereTheOrderMatters() throws IOException {
		revision(PHONE, BASE, "alter table users alter column name set default 'a'");
		revision(FAX, BASE, "alter table users alter column name set default 'b'");
		assertThat(run("migrate", "merge", "--dry-run")).isZero();
		assertErr("warning: the order matters. The other way round:", "    Set default of column name on users to 'a'",
				"Compare such databases with 'migrate drift'.", "Nothing was written: this was a dry run.");
		assertThat(newest()).isEqualTo(FAX);
	}

	@Test
	void refusesBranchesThatRunInNeitherOrder() throws IOException {
		revision(PHONE, BASE, "alter table users alter column name rename to full_name");
		revision(FAX, BASE, "alter table users alter column name rename to nick");
		assertThat(run("migrate", "merge")).isEqualTo(3);
		assertThat(err())
			.startsWith("error: The branches do not run in the order of their names: Change set " + FAX + "-1 of ")
			.contains(
					"They do not run the other way round either. Correct the one that has not run anywhere yet, so that"
							+ " it goes on from what the other makes. " + PHONE + " and " + FAX
							+ " were written on two branches, and both touch users.\n");
		assertThat(newest()).isEqualTo(FAX);
	}

	@Test
	void namesTheOrderThatWorks() {
		revision(PHONE, BASE, "alter table users alter column name rename to full_name");
		revision(FAX, BASE, "alter table users alter column name set default 'b'");
		assertThat(run("migrate", "merge")).isEqualTo(3);
		assertThat(err()).contains("They run the other way round. Give the file of the one that comes too early a later"
				+ " time in its name, if it has not run anywhere yet, or correct the other.");
	}

	@Test
	void findsNothingToMerge() {
		revision(PHONE, BASE, "create table phones (id bigint)");
		assertThat(run("migrate", "merge")).isZero();
		assertOut("No conflicts detected to merge.");
	}

	@Test
	void refusesRevisionsThatAreNoHeads() {
		conflict();
		assertThat(run("migrate", "merge", BASE, FAX)).isEqualTo(3);
		assertErr("error: " + BASE + " is not the end of a branch: another revision follows it",
				"Name revisions that none follows: " + PHONE + ", " + FAX + ".");
		assertThat(run("migrate", "merge", FAX)).isEqualTo(3);
		assertErr("error: Merging takes two revisions or more, and only " + FAX + " was named",
				"Name another one, or none for all: " + PHONE + ", " + FAX + ".");
		assertThat(run("migrate", "merge", "nonsense", FAX)).isEqualTo(2);
	}

	private void conflict() {
		revision(PHONE, BASE, "alter table users add column phone varchar(20)");
		revision(FAX, BASE, "alter table users add column fax varchar(20)");
	}

	private void revision(String id, String parent, String sql) {
		this.changelog.write(id + ".sql", """
				--liquibase formatted sql
				-- Revision: %1$s
				-- Parent: %2$s
				-- Created: 2026-01-01T00:00:00Z
				--changeset ann:%1$s-1
				%3$s;
				--rollback drop table if exists users;
				""".formatted(id, parent, sql));
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate merge", "makemigrations --merge" })
	void asksForAMessageAtATerminal(String command) throws IOException {
		conflict();
		assertThat(run(TestConsole.terminal("Telephones"), command.split(" "))).isZero();
		assertThat(err()).startsWith("What is this revision for? [merge_phone_and_fax] ");
		assertThat(newest()).endsWith("_telephones");
		assertThat(run(TestConsole.terminal(), command.split(" "))).isZero();
		assertOut("No conflicts detected to merge.");
	}

	@Test
	void nobodyKnowsWhatJavaCodeOnBothBranchesTouches() {
		java(PHONE);
		revision("20260102_100000_mail", BASE, "create table mails (id bigint)");
		run("migrate", "heads");
		assertThat(err()).as("on one branch only").doesNotContain("Conflict");
		java(FAX);
		run("migrate", "heads");
		assertThat(err()).startsWith("Conflict: " + PHONE + " and " + FAX
				+ " were written on two branches, and both touch rows that only their Java code knows\n");
		assertThat(run("migrate")).isEqualTo(3);
		assertThat(run("migrate", "merge")).isZero();
		run("migrate", "heads");
		assertThat(err()).doesNotContain("Conflict");
	}

	private void java(String id) {
		this.changelog.write(id + ".yaml", """
				# Parent: %s
				databaseChangeLog:
				- changeSet:
				    id: %s-1
				    author: test
				    preConditions:
				    - onFail: HALT
				    - changeLogPropertyDefined: {property: migrate.java}
				    changes:
				    - empty: {}
				""".formatted(BASE, id));
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate merge --no-input", "migrate merge --json", "migrate merge -m Telephones",
			"makemigrations --merge --no-input" })
	void asksForNoMessageThatIsGivenOrNotToBeAskedFor(String command) {
		conflict();
		assertThat(run(TestConsole.terminal(), command.split(" "))).isZero();
		assertThat(err()).doesNotContain("What is");
	}

	private String newest() throws IOException {
		try (Stream<Path> files = Files.list(this.changelog.changes())) {
			List<String> names = files.map((file) -> file.getFileName().toString()).sorted().toList();
			return names.get(names.size() - 1).replaceFirst("\\.\\w+$", "");
		}
	}

}
