package dev.migrate.cli;

import java.util.List;

import dev.migrate.CheckResult;
import dev.migrate.change.AddColumn;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.State;
import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CheckCommandTests extends CommandTest {

	private static final AddColumn PHONE = new AddColumn(QualifiedName.of("users"),
			Column.of("phone", "varchar(20)", true));

	@Test
	void isContentWhenEverythingIsInStep() {
		assertThat(run("migrate", "check")).isZero();
		assertOut("No new upgrade operations detected.");
		assertErr();
	}

	@Test
	void saysWhatHasToBeWritten() {
		this.service.check = new CheckResult(List.of(PHONE),
				List.of("Was users.name renamed to users.full_name (a varchar(255))?"), List.of("table jobs"),
				StubMigrationService.statusOf(), List.of());
		assertThat(run("migrate", "check")).isEqualTo(1);
		assertOut("New upgrade operations detected:", "    + Add column phone to users",
				"    ? Was users.name renamed to users.full_name (a varchar(255))?");
		assertErr("Next: write a revision with 'makemigrations'.", "Left alone: table jobs");
	}

	@Test
	void saysWhatHasToBeRun() {
		MigrationStatus pending = StubMigrationService.statusOf(
				StubMigrationService.revision("20261121_020300_initial", State.APPLIED, null, null),
				StubMigrationService.revision("20261121_021000_add_phone", State.PENDING, null, null));
		this.service.check = new CheckResult(List.of(), List.of(), List.of(), pending, List.of());
		assertThat(run("migrate", "check")).isEqualTo(1);
		assertOut("Target database is not up to date.", "    [ ] 20261121_021000_add_phone");
		assertErr("Next: apply what is pending with 'migrate'.");
	}

	@Test
	void saysWhatSomebodyChangedByHand() {
		this.service.check = new CheckResult(List.of(), List.of(), List.of(), StubMigrationService.statusOf(),
				List.of("Column name is missing from users"));
		assertThat(run("migrate", "check")).isEqualTo(1);
		assertOut("The database is not what the changelog makes:", "    Column name is missing from users");
	}

	@Test
	void printsJson() {
		this.service.check = new CheckResult(List.of(PHONE), List.of(), List.of(), StubMigrationService.statusOf(),
				List.of());
		assertThat(run("migrate", "check", "--json")).isEqualTo(1);
		assertOut("{\"inStep\":false,\"changes\":[{\"sign\":\"+\",\"description\":\"Add column phone to users\","
				+ "\"destructive\":false}],\"questions\":[],\"leftAlone\":[],\"pending\":[],\"drift\":[]}");
		assertErr();
	}

}
