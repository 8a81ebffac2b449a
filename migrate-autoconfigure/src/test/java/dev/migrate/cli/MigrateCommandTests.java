package dev.migrate.cli;

import java.time.Duration;
import java.util.List;

import dev.migrate.MigrateResult;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import dev.migrate.failure.MigrationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MigrateCommandTests extends CommandTest {

	private static final RevisionStatus INITIAL = StubMigrationService.revision("20261121_020300_initial",
			State.APPLIED, null, null);

	private static final RevisionStatus ORDERS = StubMigrationService.revision("20261121_020900_add_orders",
			State.PENDING, null, null);

	private static final RevisionStatus EMAIL = StubMigrationService.revision("20261121_021000_add_email",
			State.PENDING, null, null);

	@ParameterizedTest
	@ValueSource(strings = { "migrate", "migrate upgrade", "migrate upgrade head", "migrate head" })
	void appliesEverything(String command) {
		this.service.migrate = (request) -> {
			for (String revision : List.of(ORDERS.id(), EMAIL.id())) {
				request.progress().applying(revision);
				request.progress().applied(revision, Duration.ZERO);
			}
			return new MigrateResult(List.of(ORDERS.id(), EMAIL.id()), 2);
		};
		assertThat(run(command.split(" "))).isZero();
		assertOut("Operations to perform:", "  Apply all migrations: shop", "Running migrations:",
				"  Applying 20261121_020900_add_orders... OK", "  Applying 20261121_021000_add_email... OK");
		assertThat(this.service.migrated.get(0).target()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate 20261121_0209", "migrate upgrade 20261121_0209" })
	void appliesUpToARevision(String command) {
		this.service.status = StubMigrationService.statusOf(INITIAL, ORDERS);
		assertThat(run(command.split(" "))).isZero();
		assertOut("Operations to perform:", "  Target specific migration: 20261121_0209, from shop",
				"Running migrations:", "  No migrations to apply.");
		assertThat(this.service.migrated.get(0).target()).isEqualTo("20261121_0209");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate --database default", "--database=default migrate",
			"migrate upgrade --database default" })
	void theOnlyDatabaseMayBeNamed(String command) {
		assertThat(run(command.split(" "))).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate --database stock", "migrate --database stock current",
			"makemigrations --database=stock" })
	void aDatabaseThatThereIsNotIsAMistake(String command) {
		assertThat(run(command.split(" "))).isEqualTo(2);
		assertErr("error: There is no database 'stock'", "Use one of: default");
	}

	@Test
	void saysThatThereIsNothingToApply() {
		assertThat(run("migrate")).isZero();
		assertOut("Operations to perform:", "  Apply all migrations: shop", "Running migrations:",
				"  No migrations to apply.");
	}

	@Test
	void saysWhichRevisionFailedAndWhatToDo() {
		this.service.migrate = (request) -> {
			request.progress().applying(ORDERS.id());
			request.progress().failed(ORDERS.id(), ORDERS.id() + "-1");
			throw new MigrationException("Table orders exists already.", "Mark the revision as applied.");
		};
		assertThat(run("migrate")).isEqualTo(3);
		assertOut("Operations to perform:", "  Apply all migrations: shop", "Running migrations:",
				"  Applying 20261121_020900_add_orders... FAILED");
		assertErr("error: Table orders exists already.", "Mark the revision as applied.");
	}

	@Test
	void refusesBeforeAnyHeading() {
		this.service.migrate = (request) -> {
			throw new MigrationException("The changelog is broken.", "Mend it.");
		};
		assertThat(run("migrate")).isEqualTo(3);
		assertOut();
		assertErr("error: The changelog is broken.", "Mend it.");
	}

	@Test
	void listsWhatItWouldDo() {
		this.service.status = new MigrationStatus("master.yaml", true, List.of(INITIAL, ORDERS, EMAIL), List.of(),
				List.of(StubMigrationService.pending(ORDERS, "createTable tableName=orders", null),
						StubMigrationService.pending(ORDERS, "dropTable tableName=legacy", "Loses the rows of legacy"),
						StubMigrationService.pending(EMAIL, "addColumn tableName=author", null)),
				List.of(), LockStatus.free());
		assertThat(run("migrate", "--plan")).isZero();
		assertOut("Planned operations:", "20261121_020900_add_orders", "    createTable tableName=orders",
				"    dropTable tableName=legacy (Loses the rows of legacy)", "20261121_021000_add_email",
				"    addColumn tableName=author");
		assertThat(this.service.migrated).isEmpty();
	}

	@Test
	void listsWhatItWouldDoUpToARevision() {
		this.service.status = StubMigrationService.statusOf(INITIAL, ORDERS, EMAIL);
		assertThat(run("migrate", "20261121_0209", "--plan")).isZero();
		assertOut("Planned operations:", "20261121_020900_add_orders", "    addColumn tableName=users");
	}

	@Test
	void saysThatNothingIsPlanned() {
		this.service.status = StubMigrationService.statusOf(INITIAL);
		assertThat(run("migrate", "--plan")).isZero();
		assertOut("Planned operations:", "  No planned migration operations.");
	}

	@Test
	void answersWhetherSomethingIsPending() {
		this.service.status = StubMigrationService.statusOf(INITIAL, ORDERS);
		assertThat(run("migrate", "--check")).isEqualTo(1);
		assertOut("Target database is not up to date.", "    [ ] 20261121_020900_add_orders");
		this.service.status = StubMigrationService.statusOf(INITIAL);
		assertThat(run("migrate", "--check")).isZero();
		assertOut("No migrations to apply.");
		assertThat(this.service.migrated).isEmpty();
	}

	@Test
	void refusesAMessageAndNamesTheCommandThatTakesOne() {
		assertThat(run("migrate", "-m", "Add orders")).isEqualTo(2);
		assertErr("error: 'migrate' runs revisions; to write one: makemigrations -m \"Add orders\"",
				"Try 'migrate --help' for what can be said.");
		assertThat(this.service.migrated).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate 2025 --plan", "migrate upgrade 2025 --plan" })
	void findsNoRevisionOfThatName(String command) {
		this.service.status = StubMigrationService.statusOf(INITIAL, ORDERS);
		assertThat(run(command.split(" "))).isEqualTo(2);
		assertThat(err()).startsWith("error: Can't locate revision identified by '2025'\n").doesNotContain("check");
	}

	@Test
	void suggestsACommandForATypingError() {
		this.service.status = StubMigrationService.statusOf(INITIAL, ORDERS);
		assertThat(run("migrate", "chekc", "--plan")).isEqualTo(2);
		assertThat(err()).startsWith("error: Can't locate revision identified by 'chekc'\n")
			.endsWith("\nDid you mean: migrate check?\n");
		run("migrate", "histroy", "--plan");
		assertThat(err()).endsWith("\nDid you mean: migrate history?\n");
		run("migrate", "nonsense", "--plan");
		assertThat(err()).doesNotContain("migrate ");
	}

	@Test
	void printsJson() {
		this.service.migrate = (request) -> new MigrateResult(List.of(ORDERS.id()), 3);
		assertThat(run("migrate", "--json")).isZero();
		assertOut("{\"applied\":[\"20261121_020900_add_orders\"],\"changeSets\":3}");
		this.service.status = StubMigrationService.statusOf(INITIAL, ORDERS);
		assertThat(run("migrate", "--check", "--json")).isEqualTo(1);
		assertOut("{\"pending\":[\"20261121_020900_add_orders\"]}");
	}

}
