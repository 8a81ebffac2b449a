package dev.migrate.cli;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.MigrateResult;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What comes and goes at a terminal while something takes its time.
 */
class ProgressBarTests extends CommandTest {

	@Test
	void aBarShowsHowFarARevisionIsToWhoIsWaiting() {
		this.service.migrate = (request) -> {
			request.progress().applying("20261121_020355_names");
			request.progress().progressed("20261121_020355_names", 1, 2);
			request.progress().applied("20261121_020355_names", Duration.ZERO);
			return new MigrateResult(List.of("20261121_020355_names"), 1);
		};
		assertThat(run("migrate")).isZero();
		assertThat(out()).endsWith("  Applying 20261121_020355_names... OK\n");
		assertThat(run(TestConsole.terminal(), "migrate")).isZero();
		assertThat(out()).contains("\r  Applying 20261121_020355_names... [######------] 50%")
			.endsWith("\r  Applying 20261121_020355_names... OK\n");
	}

	@Test
	void manySmallRevisionsShareOneBar() {
		this.service.status = pending("01_notes", "02_names", "03_numbers", "04_pages");
		this.service.migrate = (request) -> {
			MigrationProgress progress = request.progress();
			progress.planned(this.service.status);
			for (String revision : List.of("01_notes", "02_names", "03_numbers", "04_pages")) {
				progress.applying(revision);
				progress.progressed(revision, 1, 2);
				progress.applied(revision, Duration.ZERO);
			}
			return new MigrateResult(List.of(), 4);
		};
		run(TestConsole.terminal(), "migrate");
		assertThat(out()).contains("\r  Applying 01_notes... [------------] 0%, 1 of 4")
			.contains("\r  Applying 02_names... [###---------] 25%, 2 of 4")
			.contains("\r  Applying 03_numbers... [#######-----] 62%, 3 of 4")
			.endsWith("\r  Applying 04_pages... OK\n");
		run("migrate");
		assertThat(out()).doesNotContain("[").doesNotContain("\r");
	}

	@Test
	void onlyWhatRunsCounts() {
		this.service.status = pending("01_notes", "02_names", "03_numbers");
		this.service.migrate = (request) -> {
			request.progress().planned(this.service.status);
			request.progress().applying("01_notes");
			request.progress().applied("01_notes", Duration.ZERO);
			return new MigrateResult(List.of(), 1);
		};
		run(TestConsole.terminal(), "migrate", "+2");
		assertThat(out()).contains(", 1 of 2");
		run(TestConsole.terminal(), "migrate", "+1");
		assertThat(out()).doesNotContain("[");
	}

	@Test
	void whoWaitsForAnotherSeesIt() {
		this.service.migrate = (request) -> {
			request.progress().waiting("web-7 (10.0.0.7)");
			sleep();
			request.progress().waited(Duration.ofSeconds(1), true);
			return new MigrateResult(List.of(), 0);
		};
		run(TestConsole.terminal(), "migrate");
		String line = "\r  Waiting for web-7 (10.0.0.7), which migrates the database...";
		assertThat(out()).contains(line + " [-###--------] 1 s").contains(line + " OK\n");
		run("migrate");
		assertThat(out()).contains(line.strip() + " OK\n").doesNotContain("[");
	}

	@Test
	void whoHasWaitedTooLongSeesIt() {
		this.service.migrate = (request) -> {
			request.progress().waiting("web-7 (10.0.0.7)");
			request.progress().waited(Duration.ofSeconds(1), false);
			throw new IllegalStateException("too long");
		};
		assertThat(run("migrate")).isEqualTo(3);
		assertThat(out()).endsWith("  Waiting for web-7 (10.0.0.7), which migrates the database... FAILED\n");
	}

	private static MigrationStatus pending(String... revisions) {
		return StubMigrationService.statusOf(Stream.of(revisions)
			.map((revision) -> StubMigrationService.revision(revision, State.PENDING, null, null))
			.toArray(RevisionStatus[]::new));
	}

	private static void sleep() {
		try {
			Thread.sleep(1500);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
