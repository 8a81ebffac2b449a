package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.migrate.failure.MigrationException;
import liquibase.change.custom.CustomChangeWrapper;

/**
 * Two revisions that were written on two branches and are about the same object, so that
 * it may matter which of them runs first.
 *
 * @param first the id of the one that runs first by its name
 * @param second the id of the other
 * @param object the table, view, sequence, function, trigger, type or index that both are
 * about, or in words the rows of Java code
 */
public record BranchConflict(String first, String second, String object) {

	/** Nobody sees from outside which they are, so they may be the same. */
	private static final String ROWS_OF_JAVA = "rows that only their Java code knows";

	/**
	 * The conflicts between branches that have not met.
	 */
	public static List<BranchConflict> find(Changelog changelog) {
		return find(changelog, RevisionGraph.of(changelog.revisions()).heads());
	}

	/**
	 * The conflicts between the branches that end in some revisions.
	 * @param heads the ids of the revisions
	 */
	public static List<BranchConflict> find(Changelog changelog, List<String> heads) {
		RevisionGraph graph = RevisionGraph.of(changelog.revisions());
		Set<BranchConflict> conflicts = new HashSet<>();
		for (int i = 0; i < heads.size(); i++) {
			for (String other : heads.subList(i + 1, heads.size())) {
				Set<String> left = graph.history(heads.get(i));
				Set<String> right = graph.history(other);
				for (Revision one : changelog.revisions()) {
					if (left.contains(one.id()) && !right.contains(one.id())) {
						changelog.revisions()
							.stream()
							.filter((two) -> right.contains(two.id()) && !left.contains(two.id()))
							.forEach((two) -> conflicts.addAll(between(one, two)));
					}
				}
			}
		}
		return inOrder(conflicts, changelog);
	}

	/**
	 * Refuses to go on while the order of revisions that matter is nobody's decision.
	 * @param matters tells by the id whether it matters when a revision runs
	 */
	public static void refuse(Changelog changelog, Predicate<String> matters) {
		List<BranchConflict> conflicts = find(changelog).stream()
			.filter((conflict) -> matters.test(conflict.first()) || matters.test(conflict.second()))
			.toList();
		if (!conflicts.isEmpty()) {
			throw new MigrationException(
					"Conflicting revisions: "
							+ conflicts.stream().map(BranchConflict::describe).collect(Collectors.joining("; "))
							+ ". Which of them runs first has not been decided",
					"Look at them, then run 'migrate merge', which tries their order and writes it down in a revision that"
							+ " follows both.");
		}
	}

	/**
	 * The conflict in words.
	 */
	public String describe() {
		return this.first + " and " + this.second + " were written on two branches, and both touch " + this.object;
	}

	private static List<BranchConflict> between(Revision one, Revision two) {
		List<String> objects = new ArrayList<>(TouchedObjects.of(one).sharedWith(TouchedObjects.of(two)));
		if (runsJava(one) && runsJava(two)) {
			objects.add(ROWS_OF_JAVA);
		}
		return objects.stream().map((object) -> new BranchConflict(one.id(), two.id(), object)).toList();
	}

	private static boolean runsJava(Revision revision) {
		return revision.changeSets()
			.stream()
			.anyMatch((changeSet) -> JavaRevision.isOne(changeSet)
					|| changeSet.getChanges().stream().anyMatch(CustomChangeWrapper.class::isInstance));
	}

	private static List<BranchConflict> inOrder(Set<BranchConflict> conflicts, Changelog changelog) {
		List<String> order = changelog.revisions().stream().map(Revision::id).toList();
		List<BranchConflict> ordered = new ArrayList<>();
		for (BranchConflict conflict : conflicts) {
			boolean turned = order.indexOf(conflict.first) > order.indexOf(conflict.second);
			ordered.add(turned ? new BranchConflict(conflict.second, conflict.first, conflict.object) : conflict);
		}
		return ordered.stream()
			.distinct()
			.sorted(Comparator.comparingInt((BranchConflict conflict) -> order.indexOf(conflict.first))
				.thenComparingInt((conflict) -> order.indexOf(conflict.second))
				.thenComparing(BranchConflict::object))
			.toList();
	}

}
