package dev.migrate.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import dev.migrate.failure.MigrationException;
import liquibase.changelog.ChangeSet;

/**
 * What makes going back impossible, told before anything is undone.
 */
final class RollbackRefusals {

	private final Changelog changelog;

	private final RunRule rule;

	private final ChangeSetStatements statements;

	RollbackRefusals(Changelog changelog, RunRule rule, ChangeSetStatements statements) {
		this.changelog = changelog;
		this.rule = rule;
		this.statements = statements;
	}

	/**
	 * Checks a plan.
	 * @param place the place in the changelog that it goes back to
	 * @throws MigrationException if it cannot be carried out whole
	 */
	void check(List<Undo> undo, int place) {
		refuseUnknown(undo, place == 0);
		refuseOtherEngines(place);
		refuseWithoutRollback(undo);
	}

	/**
	 * What ran later than something that is undone may build on it. Nobody can tell
	 * without the file.
	 */
	private void refuseUnknown(List<Undo> undo, boolean toTheBase) {
		List<HistoryRow> history = this.rule.history();
		int oldest = undo.stream()
			.flatMap((step) -> step.steps().stream())
			.flatMap((step) -> step.rows().stream())
			.map(history::indexOf)
			.min(Comparator.naturalOrder())
			.orElse(history.size());
		List<HistoryRow> unknown = new RevisionIndex(this.changelog).unknown(history)
			.stream()
			.filter((row) -> toTheBase || history.indexOf(row) > oldest)
			.toList();
		if (!unknown.isEmpty()) {
			throw new MigrationException(
					"Can't locate the file of what has run: " + unknown.stream()
						.map((row) -> "change set " + row.id() + " of " + row.fileName())
						.collect(Collectors.joining("; ")) + ". Nothing has been undone.",
					"Bring the file back, from version control or from the release that ran it. If what it did is "
							+ "to stay, forget that it ran: migrate stamp --purge.");
		}
	}

	/**
	 * A change set may have lost an engine after it had run there.
	 */
	private void refuseOtherEngines(int place) {
		RevisionIndex revisions = new RevisionIndex(this.changelog);
		for (Revision revision : this.changelog.revisions().subList(place, this.changelog.revisions().size())) {
			List<HistoryRow> known = this.rule.rows(revision);
			for (HistoryRow row : this.rule.history()) {
				if (revision.id().equals(revisions.find(row)) && !known.contains(row)) {
					throw new MigrationException("Revision " + revision.id() + " cannot be undone: change set "
							+ row.id() + " has run here, but its file says by now that it is not for this database. "
							+ "Nothing has been undone.", "Give the change set its dbms back.");
				}
			}
		}
	}

	private void refuseWithoutRollback(List<Undo> undo) {
		List<String> stuck = new ArrayList<>();
		for (Undo step : undo) {
			step.steps()
				.stream()
				.filter((candidate) -> candidate.ran() && !this.statements.canUndo(candidate.changeSet()))
				.map(Undo.Step::changeSet)
				.forEach((changeSet) -> stuck.add(describe(step.revision().id(), changeSet)));
		}
		if (!stuck.isEmpty()) {
			throw withoutRollback(stuck);
		}
	}

	/**
	 * The failure of change sets that cannot be undone.
	 * @param stuck each of them in words
	 */
	static MigrationException withoutRollback(List<String> stuck) {
		return new MigrationException(
				String.join(System.lineSeparator(), stuck) + System.lineSeparator() + "Nothing has been undone.",
				"Add a rollback to each of them, which leaves the checksum as it is (in a formatted SQL file a line "
						+ "'--rollback <SQL>;'), or an empty one if there is nothing to undo ('rollback: []' in YAML, "
						+ "'--rollback empty' in SQL).");
	}

	static String describe(String revision, ChangeSet changeSet) {
		return "Revision " + revision + " cannot be undone: change set " + changeSet.getId() + " in "
				+ changeSet.getFilePath() + " has no rollback.";
	}

}
