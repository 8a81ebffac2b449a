package dev.migrate.execution;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import dev.migrate.changelog.UnknownRevisionException;
import dev.migrate.failure.MigrationException;

/**
 * Finds the place in a changelog that somebody means: {@code head}, {@code base},
 * {@code current}, a revision, or so many revisions from where the database is. A place
 * is the number of revisions before it.
 */
final class RevisionTarget {

	private static final Set<String> BASE = Set.of("base", "zero");

	private static final Pattern RELATIVE = Pattern.compile("[+-]\\d{1,9}");

	private final Changelog changelog;

	private final RunRule rule;

	RevisionTarget(Changelog changelog, RunRule rule) {
		this.changelog = changelog;
		this.rule = rule;
	}

	/**
	 * The place behind the revision that is meant.
	 * @throws UnknownRevisionException if there is no such revision
	 */
	int place(String target) {
		if (BASE.contains(target)) {
			return 0;
		}
		if (RELATIVE.matcher(target).matches()) {
			return relative(target, Integer.parseInt(target.substring(1)));
		}
		List<Revision> revisions = this.changelog.revisions();
		if (target.equals(Changelog.HEAD)) {
			return revisions.size();
		}
		if (target.equals("current")) {
			return behind(IntStream.range(0, revisions.size())
				.filter((i) -> !revisions.get(i).repeatable() && hasRun(revisions.get(i)))
				.map((i) -> i + 1)
				.max()
				.orElse(0));
		}
		Revision revision = this.changelog.revision(target);
		if (revision.repeatable()) {
			throw new MigrationException(
					"Revision " + revision.id() + " is repeatable: it has no place among the others to go to",
					"Run migrate without a revision; it runs what is repeatable and has changed.");
		}
		return behind(revisions.indexOf(revision) + 1);
	}

	/**
	 * Behind the newest revision there is nothing left but what is repeatable.
	 */
	private int behind(int place) {
		return (place > 0 && this.changelog.isHead(place)) ? this.changelog.revisions().size() : place;
	}

	private int relative(String target, int steps) {
		boolean back = target.startsWith("-");
		List<Revision> revisions = this.changelog.revisions();
		List<Integer> places = IntStream.range(0, revisions.size())
			.filter((i) -> !revisions.get(i).repeatable())
			.filter((i) -> back ? hasRun(revisions.get(i)) : isPending(revisions.get(i)))
			.boxed()
			.toList();
		if (steps > places.size()) {
			throw UnknownRevisionException.relative(target, places.size());
		}
		if (steps == 0) {
			return back ? revisions.size() : 0;
		}
		return back ? places.get(places.size() - steps) : behind(places.get(steps - 1) + 1);
	}

	private boolean hasRun(Revision revision) {
		return revision.changeSets().stream().anyMatch((changeSet) -> this.rule.ran(changeSet) != null);
	}

	private boolean isPending(Revision revision) {
		return revision.changeSets().stream().anyMatch(this.rule::pending);
	}

}
