package dev.migrate.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;

/**
 * Makes the history say that the database is at a revision, and runs nothing.
 */
public final class StampRun {

	private final MigrationLiquibase settings;

	private final MigrationProgress progress;

	public StampRun(MigrationLiquibase settings, MigrationProgress progress) {
		this.settings = settings;
		this.progress = progress;
	}

	/**
	 * Marks everything up to a place as applied and everything behind it as pending, but
	 * for what is repeatable: to run that does no harm.
	 * @param target {@code head}, {@code base}, or a revision's id or a unique prefix of
	 * it
	 * @param purge whether to take out rows that no file explains
	 */
	public HistoryChange run(String target, boolean purge) {
		return this.settings.open((database) -> {
			Changelog changelog = this.settings.load(database);
			// A wrong name is told before anything is created
			new RevisionTarget(changelog, this.settings.rule(database)).place(target);
			return LockedHistory.call(this.settings, database, MigrationProgress.SILENT,
					() -> write(database, changelog, target, purge));
		});
	}

	/**
	 * Changes nothing, and fails where the lock cannot be had: nobody is to begin what
	 * could not be written down afterwards.
	 */
	public void tryLock() {
		this.settings
			.open((database) -> LockedHistory.call(this.settings, database, MigrationProgress.SILENT, () -> true));
	}

	HistoryChange write(Database database, Changelog changelog, String target, boolean purge) throws Exception {
		return Scope.child(Map.of(Scope.Attr.database.name(), database),
				() -> writeInScope(database, changelog, target, purge));
	}

	private HistoryChange writeInScope(Database database, Changelog changelog, String target, boolean purge)
			throws Exception {
		HistoryWriter history = new HistoryWriter(database);
		RunRule rule = this.settings.rule(database);
		List<Revision> revisions = changelog.revisions();
		int place = new RevisionTarget(changelog, rule).place(target);
		List<String> unapplied = new ArrayList<>();
		for (int i = revisions.size() - 1; i >= place; i--) {
			if (!revisions.get(i).repeatable() && unmark(revisions.get(i), rule, history)) {
				unapplied.add(revisions.get(i).id());
			}
		}
		List<String> applied = new ArrayList<>();
		for (Revision revision : revisions.subList(0, place)) {
			if (!revision.repeatable() && mark(revision, rule, history)) {
				applied.add(revision.id());
			}
		}
		return new HistoryChange(applied, unapplied, purge ? purge(changelog, rule, history) : List.of());
	}

	private boolean mark(Revision revision, RunRule rule, HistoryWriter history) throws DatabaseException {
		List<ChangeSet> pending = revision.changeSets().stream().filter(rule::pending).toList();
		if (pending.isEmpty()) {
			return false;
		}
		this.progress.applying(revision.id());
		for (ChangeSet changeSet : pending) {
			history.mark(changeSet, rule.ran(changeSet) != null);
		}
		this.progress.applied(revision.id(), Duration.ZERO);
		return true;
	}

	private boolean unmark(Revision revision, RunRule rule, HistoryWriter history) throws DatabaseException {
		List<HistoryRow> rows = rule.rows(revision);
		if (rows.isEmpty()) {
			return false;
		}
		this.progress.unapplying(revision.id());
		for (HistoryRow row : rows) {
			history.forget(row);
		}
		this.progress.unapplied(revision.id(), Duration.ZERO);
		return true;
	}

	private List<String> purge(Changelog changelog, RunRule rule, HistoryWriter history) throws DatabaseException {
		List<String> forgotten = new ArrayList<>();
		for (HistoryRow row : new RevisionIndex(changelog).unknown(rule.history())) {
			history.forget(row);
			forgotten.add(row.id() + " (" + row.fileName() + ")");
		}
		return forgotten;
	}

}
