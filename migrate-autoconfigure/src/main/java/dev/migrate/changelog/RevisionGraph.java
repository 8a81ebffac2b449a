package dev.migrate.changelog;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which revision follows which, as their files say. A file that says nothing, as those
 * written by hand, follows the one that runs before it. Repeatable revisions have no
 * place in it.
 */
public final class RevisionGraph {

	private final Map<String, List<String>> parents = new LinkedHashMap<>();

	private final Map<String, List<String>> declaredChildren = new LinkedHashMap<>();

	/** Those whose files say what they follow. */
	private final Set<String> declared = new HashSet<>();

	private RevisionGraph(List<? extends Member> revisions) {
		Map<String, String> replacements = new HashMap<>();
		revisions.forEach((revision) -> revision.replaces().forEach((id) -> replacements.put(id, revision.id())));
		String previous = null;
		for (Member revision : revisions) {
			if (revision.repeatable()) {
				continue;
			}
			boolean says = revision.parent() != null || revision.created() != null;
			List<String> its = says ? split(revision, replacements)
					: (previous != null) ? List.of(previous) : List.of();
			this.parents.put(revision.id(), its);
			if (says) {
				this.declared.add(revision.id());
				its.forEach((parent) -> this.declaredChildren.computeIfAbsent(parent, (key) -> new ArrayList<>())
					.add(revision.id()));
			}
			previous = revision.id();
		}
	}

	/**
	 * The graph of some revisions.
	 * @param revisions in the order in which they run
	 */
	public static RevisionGraph of(List<? extends Member> revisions) {
		return new RevisionGraph(revisions);
	}

	/**
	 * What a revision follows: nothing, one revision, or several where branches meet.
	 */
	public List<String> parents(String revision) {
		return this.parents.getOrDefault(revision, List.of());
	}

	/**
	 * The revisions that no other follows. More than one: branches that have not met.
	 */
	public List<String> heads() {
		List<String> ids = List.copyOf(this.parents.keySet());
		Set<String> followed = new HashSet<>();
		this.parents.values().forEach(followed::addAll);
		return ids.stream()
			.filter((id) -> !followed.contains(id))
			.filter((id) -> this.declared.contains(id) || id.equals(ids.get(ids.size() - 1)))
			.toList();
	}

	/**
	 * The revisions that several others follow, with those.
	 */
	public Map<String, List<String>> branches() {
		Map<String, List<String>> branches = new LinkedHashMap<>();
		for (String id : this.parents.keySet()) {
			List<String> children = this.declaredChildren.getOrDefault(id, List.of());
			if (children.size() > 1) {
				branches.put(id, children);
			}
		}
		return branches;
	}

	/**
	 * A revision and everything that it follows, directly or not.
	 */
	Set<String> history(String revision) {
		Set<String> history = new LinkedHashSet<>();
		Deque<String> open = new ArrayDeque<>(List.of(revision));
		while (!open.isEmpty()) {
			String next = open.pop();
			if (history.add(next)) {
				open.addAll(parents(next));
			}
		}
		return history;
	}

	/**
	 * The revisions in another order that keeps each behind what it follows: one branch
	 * after the other.
	 * @param heads the ids in which the branches end
	 */
	public List<String> order(List<String> heads) {
		Set<String> order = new LinkedHashSet<>();
		for (String head : heads) {
			Set<String> its = history(head);
			this.parents.keySet().stream().filter(its::contains).forEach(order::add);
		}
		order.addAll(this.parents.keySet());
		return List.copyOf(order);
	}

	/**
	 * What follows a revision that was squashed follows the one that stands for it.
	 */
	private static List<String> split(Member revision, Map<String, String> replacements) {
		return (revision.parent() == null) ? List.of()
				: Arrays.stream(revision.parent().split(","))
					.map(String::strip)
					.map((id) -> replacements.getOrDefault(id, id))
					.distinct()
					.toList();
	}

	/**
	 * What its file says of a revision's place.
	 */
	public interface Member {

		/** Its id. */
		String id();

		/** The revisions that it follows, separated by commas, or null. */
		@Nullable String parent();

		/** When it was written, or null where the file does not say. */
		@Nullable Instant created();

		/** Whether it has no place among the others. */
		default boolean repeatable() {
			return false;
		}

		/** The revisions that it stands for since they were squashed. */
		default List<String> replaces() {
			return List.of();
		}

	}

}
