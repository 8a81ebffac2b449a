package dev.migrate.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.changelog.RevisionNames;
import dev.migrate.changelog.UnknownRevisionException;
import dev.migrate.execution.DataLoss;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.PendingChangeSet;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import org.jspecify.annotations.Nullable;

/**
 * What {@code migrate} would run.
 *
 * @param changeSets the change sets, in the order in which they would run
 */
record PendingPlan(List<PendingChangeSet> changeSets) {

	PendingPlan {
		changeSets = List.copyOf(changeSets);
	}

	/**
	 * What is pending up to a revision.
	 * @param target its id or the beginning of it, or null for the newest
	 */
	static PendingPlan of(MigrationStatus status, @Nullable String target) {
		if (target == null) {
			return new PendingPlan(status.pending());
		}
		List<String> revisions = status.revisions().stream().map(RevisionStatus::id).toList();
		int last = revisions
			.indexOf(target.matches("\\+\\d{1,9}") ? ahead(status, target) : RevisionNames.resolve(target, revisions));
		boolean head = last >= 0 && status.revisions().stream().skip(last + 1L).allMatch(RevisionStatus::repeatable);
		return new PendingPlan(status.pending()
			.stream()
			.filter((changeSet) -> head || revisions.indexOf(changeSet.revision()) <= last)
			.toList());
	}

	private static @Nullable String ahead(MigrationStatus status, String target) {
		List<RevisionStatus> pending = status.pendingRevisions()
			.stream()
			.filter((revision) -> !revision.repeatable())
			.toList();
		int steps = Integer.parseInt(target.substring(1));
		if (steps > pending.size()) {
			throw UnknownRevisionException.relative(target, pending.size());
		}
		return (steps > 0) ? pending.get(steps - 1).id() : null;
	}

	boolean isEmpty() {
		return this.changeSets.isEmpty();
	}

	void print(CommandSession session, String heading) {
		session.print(heading);
		if (isEmpty()) {
			session.print("  No planned migration operations.");
		}
		String revision = "";
		for (PendingChangeSet changeSet : this.changeSets) {
			if (!changeSet.revision().equals(revision)) {
				revision = changeSet.revision();
				session.print(session.palette().bold(revision));
			}
			printOperations(session, List.of(changeSet), "    ");
		}
	}

	/**
	 * The answer to whether something is pending.
	 * @param verbose whether to list what that does
	 */
	void printAnswer(CommandSession session, boolean verbose) {
		session.print(isEmpty() ? "No migrations to apply." : "Target database is not up to date.");
		for (String revision : revisions()) {
			List<PendingChangeSet> its = this.changeSets.stream()
				.filter((changeSet) -> changeSet.revision().equals(revision))
				.toList();
			session.print("    [ ] " + revision + RevisionLines
				.destructive(its.stream().anyMatch(PendingChangeSet::destructive), session.palette()));
			if (verbose) {
				printOperations(session, its, "        ");
			}
		}
	}

	/**
	 * What change sets do.
	 */
	static void printOperations(CommandSession session, List<PendingChangeSet> changeSets, String indent) {
		changeSets.forEach((changeSet) -> operations(changeSet, session.palette())
			.forEach((operation) -> session.print(indent + operation, indent.length() + 2)));
	}

	Map<String, Object> toJson() {
		return Map.of("pending", revisions());
	}

	/**
	 * The same with what each revision does and what that takes away.
	 */
	Map<String, Object> toJson(List<DataLoss> losses) {
		Map<String, Object> json = new LinkedHashMap<>(toJson());
		json.put("revisions", revisions().stream().map(this::json).toList());
		json.put("losses", RollbackFlow.json(losses));
		return json;
	}

	private Map<String, Object> json(String revision) {
		List<Map<String, Object>> changeSets = new ArrayList<>();
		for (PendingChangeSet changeSet : this.changeSets) {
			if (changeSet.revision().equals(revision)) {
				Map<String, Object> json = new LinkedHashMap<>();
				json.put("id", changeSet.id());
				json.put("author", changeSet.author());
				json.put("changeLog", changeSet.changeLog());
				json.put("operations", changeSet.operations());
				json.put("destructive", changeSet.destructive());
				changeSets.add(json);
			}
		}
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("id", revision);
		json.put("changeSets", changeSets);
		return json;
	}

	/**
	 * The revisions that have something to run.
	 */
	List<String> revisions() {
		return this.changeSets.stream().map(PendingChangeSet::revision).distinct().toList();
	}

	private static List<String> operations(PendingChangeSet changeSet, Palette palette) {
		if (!changeSet.destructive()) {
			return changeSet.operations();
		}
		String loss = (changeSet.comments() != null) ? changeSet.comments() : "destructive";
		return changeSet.operations().stream().map((words) -> palette.red(words + " (" + loss + ")")).toList();
	}

}
