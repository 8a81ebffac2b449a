package dev.migrate.console;

import java.time.Instant;
import java.util.List;

import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RunTimesTests {

	/** 1,763,805,600,000 ms since the epoch, of which a run's number has the last ten. */
	private static final Instant BEGIN = Instant.parse("2025-11-22T10:00:00Z");

	private static final String RUN = "3805600000";

	@ParameterizedTest
	@CsvSource({ "2025-11-22T10:00:00.012Z, took at most 12 ms", "2025-11-22T10:00:02.340Z, took at most 2.3 s",
			"2025-11-22T10:03:07.001Z, took at most 3 min 7 s" })
	void theOnlyOneOfARunTookNoLongerThanTheRun(Instant end, String words) {
		assertThat(BEGIN.toEpochMilli()).isEqualTo(1_763_805_600_000L);
		assertThat(times(ran("a", end, RUN)).of("a")).contains(words);
	}

	@Test
	void theFirstOfARunHasItsFirstChangeSetToo() {
		RunTimes times = times(ran("a", BEGIN.plusMillis(300), RUN), ran("a", BEGIN.plusMillis(500), RUN),
				ran("b", BEGIN.plusMillis(507), RUN), ran("b", BEGIN.plusMillis(600), RUN));
		assertThat(times.of("a")).contains("took at most 500 ms");
		assertThat(times.of("b")).contains("took 100 ms");
	}

	@Test
	void eachRunHasABeginningOfItsOwn() {
		Instant later = BEGIN.plusSeconds(86_400);
		RunTimes times = times(ran("a", BEGIN.plusMillis(5), RUN), ran("b", later.plusMillis(7), "3892000000"));
		assertThat(times.of("a")).contains("took at most 5 ms");
		assertThat(times.of("b")).contains("took at most 7 ms");
	}

	@ParameterizedTest
	@CsvSource({ "2025-11-22T09:59:59.999Z, 3805600000", "2025-11-23T10:00:00.001Z, 3805600000",
			"2025-11-22T10:00:01.001Z, 380560000x", "2025-11-22T10:00:01.001Z," })
	void nothingIsSaidOfARunWhoseBeginningIsNotPlausible(Instant end, String run) {
		assertThat(times(ran("a", end, run)).of("a")).isEmpty();
	}

	@Test
	void aPartOfWhichNothingIsKnownIsNotLeftOut() {
		assertThat(times(ran("a", BEGIN.plusMillis(5), null), ran("b", BEGIN.plusMillis(6), RUN),
				ran("a", BEGIN.plusMillis(9), RUN))
			.of("a")).isEmpty();
		assertThat(times(ran("b", BEGIN.plusMillis(6), RUN), ran("a", null, RUN)).of("a")).isEmpty();
		assertThat(times().of("a")).isEmpty();
	}

	@Test
	void whereTheHistoryHasSecondsOnlyTheyAreNotTakenForExact() {
		RunTimes times = times(ran("a", BEGIN, "3805600400"), ran("b", BEGIN, "3805600400"),
				ran("c", BEGIN.plusSeconds(3), "3805600400"));
		assertThat(times.of("a")).as("it ended in the second that begins at 10:00").contains("took at most 599 ms");
		assertThat(times.of("b")).contains("took less than 1 s");
		assertThat(times.of("c")).contains("took about 3.0 s");
	}

	private static RunTimes times(AppliedChangeSet... applied) {
		return new RunTimes(List.of(applied));
	}

	private static AppliedChangeSet ran(String revision, Instant end, String run) {
		return new AppliedChangeSet(revision, revision + "-1", "ada", "changelog.yaml", null, null, null, end, 1,
				"EXECUTED", run, List.of(), List.of(), null, false);
	}

}
