package dev.migrate.execution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import dev.migrate.changelog.Squash;
import dev.migrate.failure.MigrationException;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;

/**
 * The history of a database that has run revisions before they were squashed.
 */
final class SquashedHistory {

	private final Changelog changelog;

	private final RunRule rule;

	SquashedHistory(Changelog changelog, RunRule rule) {
		this.changelog = changelog;
		this.rule = rule;
	}

	/**
	 * The key of the change set that has to have run for another one to count as run.
	 */
	static Optional<String> keyOfReplaced(ChangeSet changeSet) {
		return Squash.standsFor(changeSet)
			.map((executed) -> DatabaseChangeLog.normalizePath(executed.getChangeLogFile()) + "::" + executed.getId()
					+ "::" + executed.getAuthor());
	}

	/**
	 * Notes in the history what has run under the name that it has by now.
	 * @return whether there was anything to note
	 * @throws MigrationException if a part of what was squashed has run, but not all
	 */
	boolean settle(MigrationLiquibase settings, Database database) throws Exception {
		List<Revision> open = open();
		for (Revision revision : open) {
			if (revision.changeSets().stream().anyMatch(this.rule::pending)) {
				throw halfDone(revision);
			}
		}
		return !open.isEmpty() && LockedHistory.call(settings, database, MigrationProgress.SILENT,
				() -> Scope.child(Map.of(Scope.Attr.database.name(), database), () -> note(open, database)));
	}

	private boolean note(List<Revision> open, Database database) throws Exception {
		HistoryWriter history = new HistoryWriter(database);
		for (Revision revision : open) {
			for (HistoryRow row : replacedRows(revision)) {
				history.forget(row);
			}
			for (HistoryRow row : this.rule.rows(revision)) {
				history.forget(row);
			}
			for (ChangeSet changeSet : revision.changeSets()) {
				if (this.rule.applies(changeSet)) {
					history.mark(changeSet, false);
				}
			}
		}
		return true;
	}

	/**
	 * Refuses to go back behind revisions whose history is still that of others.
	 */
	void requireSettled(int place) {
		for (Revision revision : open()) {
			if (this.changelog.revisions().indexOf(revision) >= place) {
				throw new MigrationException("The history still has the revisions that " + revision.id() + " replaces",
						"Run migrate, which notes that it stands for them, and repeat the command.");
			}
		}
	}

	private List<Revision> open() {
		return this.changelog.revisions().stream().filter((revision) -> !replacedRows(revision).isEmpty()).toList();
	}

	private List<HistoryRow> replacedRows(Revision revision) {
		return revision.replaces().isEmpty() ? List.of()
				: this.rule.history().stream().filter((row) -> revision.replaces().contains(id(row))).toList();
	}

	/**
	 * The id of the revision that a row belongs to: its file's stem.
	 */
	static String id(HistoryRow row) {
		String name = row.fileName().substring(row.fileName().lastIndexOf('/') + 1);
		return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
	}

	private MigrationException halfDone(Revision revision) {
		return new MigrationException("Revision " + revision.id() + " stands for "
				+ String.join(", ", revision.replaces()) + ", and this database has run only a part of them: "
				+ replacedRows(revision).stream().map(SquashedHistory::id).distinct().collect(Collectors.joining(", ")),
				"Run the rest first, from the sources before they were squashed. Nothing has been run.");
	}

}
