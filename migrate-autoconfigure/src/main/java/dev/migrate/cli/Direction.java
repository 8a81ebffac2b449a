package dev.migrate.cli;

import java.util.List;

import dev.migrate.changelog.RevisionNames;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;

/**
 * Whether a revision lies ahead or behind, as Django's {@code migrate REV} decides it.
 */
final class Direction {

	private Direction() {
	}

	/**
	 * Whether the word alone says that it goes back.
	 */
	static boolean isBackward(String target) {
		return target.equals("base") || target.equals("zero") || target.startsWith("-");
	}

	/**
	 * Whether it goes back from where the database is: the revision has run, and later
	 * ones as well.
	 */
	static boolean isBackward(String target, MigrationStatus status) {
		if (isBackward(target) || target.startsWith("+") || target.equals("head")) {
			return isBackward(target);
		}
		List<String> revisions = status.revisions().stream().map(RevisionStatus::id).toList();
		int place = revisions.indexOf(RevisionNames.resolve(target, revisions));
		List<String> later = status.revisions()
			.stream()
			.skip(place + 1)
			.filter((revision) -> !revision.repeatable())
			.map(RevisionStatus::id)
			.toList();
		return status.revisions().get(place).state() == State.APPLIED
				&& status.applied().stream().anyMatch((row) -> later.contains(String.valueOf(row.revision())));
	}

}
