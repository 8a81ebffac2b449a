package dev.migrate.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.execution.MigrationStatus.State;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

class ShowMigrationsCommandTests extends CommandTest {

	private static final Instant APPLIED_AT = LocalDateTime.of(2026, 11, 21, 2, 3, 55)
		.atZone(ZoneId.systemDefault())
		.toInstant();

	@Test
	void listsRevisionsUnderTheNameOfTheApplication() {
		this.service.status = threeRevisions();
		assertThat(run("showmigrations")).isZero();
		assertOut("shop", " [X] 20261121_020300_initial", " [-] 20261121_020900_add_orders",
				" [ ] 20261121_021000_add_email_to_author");
		assertErr();
	}

	@Test
	void saysWhenEachWasApplied() {
		this.service.status = threeRevisions();
		assertThat(run("showmigrations", "-v")).isZero();
		assertOut("shop", " [X] 20261121_020300_initial (applied at 2026-11-21 02:03:55)",
				" [-] 20261121_020900_add_orders", " [ ] 20261121_021000_add_email_to_author");
	}

	@Test
	void listsThePlanInTheOrderInWhichItRuns() {
		this.service.status = threeRevisions();
		assertThat(run("showmigrations", "--plan")).isZero();
		assertOut("[X]  20261121_020300_initial", "[-]  20261121_020900_add_orders",
				"[ ]  20261121_021000_add_email_to_author");
	}

	@Test
	void saysWhatEachStepOfThePlanFollows() {
		this.service.status = threeRevisions();
		assertThat(run("showmigrations", "--plan", "-v")).isZero();
		assertOut("[X]  20261121_020300_initial", "[-]  20261121_020900_add_orders ... (20261121_020300_initial)",
				"[ ]  20261121_021000_add_email_to_author ... (20261121_020900_add_orders)");
	}

	@Test
	void saysThatThereAreNone() {
		assertThat(run("showmigrations")).isZero();
		assertOut("shop", " (no migrations)");
	}

	@Test
	void saysHowToGetAChangelogWhereThereIsNone() {
		this.service.status = new MigrationStatus("classpath:/db/changelog/db.changelog-master.yaml", false, List.of(),
				List.of(), List.of(), List.of(), LockStatus.free());
		assertThat(run("showmigrations")).isZero();
		assertOut("shop", " (no migrations)");
		assertErr("There is no changelog at classpath:/db/changelog/db.changelog-master.yaml yet: "
				+ "'makemigrations' writes it.");
	}

	@Test
	void warnsOfHistoryThatNoFileExplains() {
		AppliedChangeSet unknown = new AppliedChangeSet(null, "old-1", "ada", "db/old.yaml", null, null, null, null,
				null, null, null, List.of(), List.of(), null, false);
		this.service.status = new MigrationStatus("master.yaml", true, List.of(), List.of(), List.of(),
				List.of(unknown), LockStatus.free());
		run("showmigrations");
		assertErr("warning: change set old-1 of db/old.yaml has run, but no file explains it.",
				"Bring the files back, or forget that they ran: 'migrate stamp --purge'.");
	}

	@Test
	void printsJson() {
		this.service.status = threeRevisions();
		assertThat(run("showmigrations", "--json")).isZero();
		var json = JsonParserFactory.getJsonParser().parseMap(out());
		assertThat(json).containsEntry("database", "default");
		assertThat(json.get("revisions")).asInstanceOf(InstanceOfAssertFactories.LIST)
			.extracting("id", "state", "parent")
			.containsExactly(tuple("20261121_020300_initial", "applied", null),
					tuple("20261121_020900_add_orders", "partial", "20261121_020300_initial"),
					tuple("20261121_021000_add_email_to_author", "pending", "20261121_020900_add_orders"));
	}

	private static MigrationStatus threeRevisions() {
		return StubMigrationService.statusOf(
				StubMigrationService.revision("20261121_020300_initial", State.APPLIED, null, APPLIED_AT),
				StubMigrationService.revision("20261121_020900_add_orders", State.PARTIAL, "20261121_020300_initial",
						null),
				StubMigrationService.revision("20261121_021000_add_email_to_author", State.PENDING,
						"20261121_020900_add_orders", null));
	}

}
