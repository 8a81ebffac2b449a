package dev.migrate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.changelog.RevisionGraph;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;

/**
 * Revisions in Alembic's words: {@code (head)}, {@code (branchpoint)}, {@code <base>}.
 */
final class RevisionLines {

	static final String REPEATABLE = "(repeatable)";

	private final List<RevisionStatus> revisions;

	private final RevisionGraph graph;

	private final Set<String> heads;

	private final Set<String> branches;

	RevisionLines(MigrationStatus status) {
		this.revisions = status.revisions();
		this.graph = RevisionGraph.of(status.revisions());
		this.heads = Set.copyOf(this.graph.heads());
		this.branches = Set.copyOf(this.graph.branches().keySet());
	}

	RevisionGraph graph() {
		return this.graph;
	}

	/**
	 * The revisions that no other follows.
	 */
	List<RevisionStatus> heads() {
		return this.revisions.stream().filter((revision) -> this.heads.contains(revision.id())).toList();
	}

	/**
	 * The newest revisions that have run: one, unless branches have not met.
	 */
	List<RevisionStatus> current() {
		List<RevisionStatus> ran = this.revisions.stream()
			.filter((revision) -> revision.state() == State.PARTIAL
					|| (revision.state() == State.APPLIED && revision.appliedAt() != null))
			.toList();
		List<String> tips = RevisionGraph.of(ran).heads();
		return ran.stream().filter((revision) -> tips.contains(revision.id())).toList();
	}

	/**
	 * The revision with what it is among the others: {@code 02_phone (head)}.
	 */
	String name(String id) {
		List<String> marks = new ArrayList<>();
		if (this.revisions.stream().anyMatch((revision) -> revision.repeatable() && revision.id().equals(id))) {
			marks.add(REPEATABLE);
		}
		if (this.heads.contains(id)) {
			marks.add("(head)");
		}
		if (this.branches.contains(id)) {
			marks.add("(branchpoint)");
		}
		if (this.graph.parents(id).size() > 1) {
			marks.add("(mergepoint)");
		}
		marks.add(0, id);
		return String.join(" ", marks);
	}

	/**
	 * The same, marked for people if the revision can lose rows or values.
	 */
	String name(String id, Palette palette) {
		return name(id) + this.revisions.stream()
			.filter((revision) -> revision.id().equals(id))
			.map((revision) -> destructive(revision.destructive(), palette))
			.collect(Collectors.joining());
	}

	/**
	 * What stands behind a revision that can lose rows or values. It comes last: scripts
	 * look for what comes before.
	 */
	static String destructive(boolean destructive, Palette palette) {
		return destructive ? " " + palette.yellow("(destructive)") : "";
	}

	/**
	 * What the revision follows.
	 */
	String parents(String id) {
		List<String> parents = this.graph.parents(id);
		return parents.isEmpty() ? "<base>" : String.join(", ", parents);
	}

	Map<String, Object> json(RevisionStatus revision) {
		Map<String, Object> json = ShowMigrationsCommand.json(revision);
		json.put("parents", this.graph.parents(revision.id()));
		json.put("head", this.heads.contains(revision.id()));
		return json;
	}

}
