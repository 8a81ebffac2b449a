package dev.migrate.console;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.migrate.execution.MigrationStatus.AppliedChangeSet;

/**
 * How long revisions took, as far as the history tells: it has when each change set
 * ended, so what ran first in a run has no known beginning.
 */
final class RunTimes {

	private final Map<String, Duration> times = new HashMap<>();

	RunTimes(List<AppliedChangeSet> applied) {
		AppliedChangeSet former = null;
		for (AppliedChangeSet changeSet : applied) {
			Instant end = changeSet.dateExecuted();
			Instant begin = (former != null && former.deploymentId() != null
					&& former.deploymentId().equals(changeSet.deploymentId())) ? former.dateExecuted() : null;
			if (begin != null && end != null && !end.isBefore(begin) && changeSet.revision() != null) {
				this.times.merge(changeSet.revision(), Duration.between(begin, end), Duration::plus);
			}
			former = changeSet;
		}
	}

	Optional<String> of(String revision) {
		return Optional.ofNullable(this.times.get(revision)).map(RunTimes::words);
	}

	private static String words(Duration time) {
		if (time.toMillis() < 1000) {
			return time.toMillis() + " ms";
		}
		return (time.toMinutes() < 1) ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
				: time.toMinutes() + " min " + time.toSecondsPart() + " s";
	}

}
