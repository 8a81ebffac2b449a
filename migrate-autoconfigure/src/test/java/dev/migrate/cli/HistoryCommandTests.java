package dev.migrate.cli;

import java.time.Instant;

import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code history}, {@code current}, {@code heads} and {@code branches}.
 */
class HistoryCommandTests extends CommandTest {

	private static final Instant TIME = Instant.parse("2026-11-21T02:03:00Z");

	private static final String PENDING = "Pending: 20261121_0210_add_email_to_author";

	@BeforeEach
	void twoRevisions() {
		this.service.status = status(revision("20261121_0203_initial", null, "initial", State.APPLIED), revision(
				"20261121_0210_add_email_to_author", "20261121_0203_initial", "add email to author", State.PENDING));
	}

	@Test
	void historyReadsLikeAlembics() {
		assertThat(run("migrate", "history")).isZero();
		assertOut("20261121_0203_initial -> 20261121_0210_add_email_to_author (head), add email to author",
				"<base> -> 20261121_0203_initial, initial");
		assertErr();
	}

	@Test
	void historyMarksWhereTheDatabaseIs() {
		run("migrate", "history", "-i");
		assertOut("20261121_0203_initial -> 20261121_0210_add_email_to_author (head), add email to author",
				"<base> -> 20261121_0203_initial (current), initial");
	}

	@Test
	void historySaysMoreWhenAsked() {
		run("migrate", "history", "-v");
		assertThat(out()).startsWith("""
				Rev: 20261121_0210_add_email_to_author (head)
				Parent: 20261121_0203_initial
				Path: db/changelog/changes/20261121_0210_add_email_to_author.yaml
				Created: 2026-11-21T02:03:00Z
				State: pending

				    add email to author

				Rev: 20261121_0203_initial
				Parent: <base>
				""");
	}

	@Test
	void historyWithoutRevisionsSaysWhatWritesOne() {
		this.service.status = status();
		assertThat(run("migrate", "history")).isZero();
		assertOut();
		assertErr("There are no revisions yet: 'makemigrations' writes the first one.");
	}

	@Test
	void currentIsTheNewestThatHasRun() {
		assertThat(run("migrate", "current")).isZero();
		assertOut("20261121_0203_initial");
		this.service.status = status(revision("20261121_0203_initial", null, null, State.APPLIED),
				revision("20261121_0210_email", "20261121_0203_initial", null, State.PARTIAL));
		run("migrate", "current");
		assertOut("20261121_0210_email (head) (applied in part)");
		this.service.status = status(revision("20261121_0203_initial", null, null, State.PENDING));
		assertThat(run("migrate", "current")).isZero();
		assertOut();
		assertErr("Nothing has been applied yet.");
	}

	@Test
	void headsAreWhatNoOtherFollows() {
		assertThat(run("migrate", "heads")).isZero();
		assertOut("20261121_0210_add_email_to_author (head)");
		assertErr(PENDING);
		run("migrate", "branches");
		assertOut();
		assertErr("There are no branches.");
	}

	@Test
	void branchesAreShownWhereTheyPartAndWhereTheyMeet() {
		RevisionStatus base = revision("1_base", null, null, State.APPLIED);
		RevisionStatus one = revision("2_one", "1_base", null, State.APPLIED);
		RevisionStatus other = revision("3_other", "1_base", null, State.APPLIED);
		this.service.status = status(base, one, other);
		run("migrate", "heads");
		assertOut("2_one (head)", "3_other (head)");
		run("migrate", "branches");
		assertOut("1_base (branchpoint)", "             -> 2_one (head)", "             -> 3_other (head)");
		run("migrate", "current");
		assertOut("2_one (head)", "3_other (head)");

		this.service.status = status(base, one, other, revision("4_merge", "2_one, 3_other", null, State.PENDING));
		run("migrate", "heads");
		assertOut("4_merge (head) (mergepoint)");
		run("migrate", "history");
		assertThat(out()).startsWith("2_one, 3_other -> 4_merge (head) (mergepoint)\n1_base -> 3_other\n");
	}

	@Test
	void aFileWrittenByHandFollowsTheOneBeforeIt() {
		this.service.status = status(revision("1_base", null, null, State.APPLIED), byHand("2_hand", State.APPLIED),
				revision("3_next", "1_base", null, State.PENDING));
		run("migrate", "heads");
		assertOut("3_next (head)");
		run("migrate", "branches");
		assertOut();
		run("migrate", "history");
		assertOut("1_base -> 3_next (head)", "1_base -> 2_hand", "<base> -> 1_base");
		this.service.status = status(byHand("1_hand", State.APPLIED), byHand("2_hand", State.APPLIED));
		run("migrate", "heads");
		assertOut("2_hand (head)");
	}

	@Test
	void printJson() {
		run("migrate", "history", "--json");
		assertThat(out()).startsWith("{\"revisions\":[{\"id\":\"20261121_0210_add_email_to_author\",")
			.contains("\"parents\":[\"20261121_0203_initial\"],\"head\":true}");
		run("migrate", "current", "--json");
		assertThat(out()).startsWith("{\"current\":[{\"id\":\"20261121_0203_initial\",");
		run("migrate", "heads", "--json");
		assertThat(out()).startsWith("{\"heads\":[{\"id\":\"20261121_0210_add_email_to_author\",")
			.endsWith(",\"pending\":[\"20261121_0210_add_email_to_author\"],\"conflicts\":[]}\n");
		run("migrate", "branches", "--json");
		assertOut("{\"branches\":[]}");
		assertErr();
	}

	private static MigrationStatus status(RevisionStatus... revisions) {
		return StubMigrationService.statusOf(revisions);
	}

	private static RevisionStatus revision(String id, @Nullable String parent, @Nullable String message, State state) {
		return new RevisionStatus(id, "db/changelog/changes/" + id + ".yaml", message, parent, TIME, state,
				(state != State.PENDING) ? TIME : null, 1, false);
	}

	private static RevisionStatus byHand(String id, State state) {
		return new RevisionStatus(id, "db/changelog/changes/" + id + ".sql", null, null, null, state,
				(state != State.PENDING) ? TIME : null, 1, false);
	}

}
