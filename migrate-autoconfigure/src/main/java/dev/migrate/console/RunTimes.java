package dev.migrate.console;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import org.jspecify.annotations.Nullable;

/**
 * How long revisions took, as far as the history tells: it has when each change set
 * ended, and in the number of the run when that began. What ran first may have waited for
 * somebody else since then, so of that only the most that it can have taken is known.
 */
final class RunTimes {

	/**
	 * The number of a run is its beginning in milliseconds, but for the digits before.
	 */
	private static final long NUMBERS = 10_000_000_000L;

	/** What seems longer is told by a clock that goes otherwise. */
	private static final Duration PLAUSIBLE = Duration.ofDays(1);

	private final Map<String, Duration> times = new HashMap<>();

	private final Set<String> unknown = new HashSet<>();

	private final Set<String> first = new HashSet<>();

	/** Whether the history tells seconds only, as MariaDB's does. */
	private final boolean coarse;

	RunTimes(List<AppliedChangeSet> applied) {
		this.coarse = applied.stream()
			.map(AppliedChangeSet::dateExecuted)
			.allMatch((end) -> end == null || end.getNano() == 0);
		AppliedChangeSet former = null;
		for (AppliedChangeSet changeSet : applied) {
			if (changeSet.revision() != null) {
				add(changeSet.revision(), changeSet, former);
			}
			former = changeSet;
		}
	}

	private void add(String revision, AppliedChangeSet changeSet, @Nullable AppliedChangeSet former) {
		Duration time;
		if (former != null && former.deploymentId() != null && former.deploymentId().equals(changeSet.deploymentId())) {
			time = between(former.dateExecuted(), changeSet.dateExecuted());
		}
		else {
			this.first.add(revision);
			time = sinceBeginOfRun(changeSet.deploymentId(), changeSet.dateExecuted());
		}
		if (time == null || time.isNegative() || time.compareTo(PLAUSIBLE) > 0) {
			this.unknown.add(revision);
		}
		else {
			this.times.merge(revision, time, Duration::plus);
		}
	}

	private static @Nullable Duration between(@Nullable Instant begin, @Nullable Instant end) {
		return (begin != null && end != null) ? Duration.between(begin, end) : null;
	}

	private @Nullable Duration sinceBeginOfRun(@Nullable String run, @Nullable Instant end) {
		if (run == null || end == null || !run.matches("\\d{10}")) {
			return null;
		}
		long latest = end.toEpochMilli() + (this.coarse ? 999 : 0);
		return Duration.ofMillis(Math.floorMod(latest - Long.parseLong(run), NUMBERS));
	}

	/**
	 * How long a revision took, in words.
	 */
	Optional<String> of(String revision) {
		return this.unknown.contains(revision) ? Optional.empty() : Optional.ofNullable(this.times.get(revision))
			.map((time) -> "took " + (this.first.contains(revision) ? "at most " + words(time) : exact(time)));
	}

	private String exact(Duration time) {
		if (!this.coarse) {
			return words(time);
		}
		return time.isZero() ? "less than 1 s" : "about " + words(time);
	}

	private static String words(Duration time) {
		if (time.toMillis() < 1000) {
			return time.toMillis() + " ms";
		}
		return (time.toMinutes() < 1) ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
				: time.toMinutes() + " min " + time.toSecondsPart() + " s";
	}

}
