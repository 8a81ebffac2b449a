package dev.migrate.execution;

import java.util.List;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.database.Database;

/**
 * Undoes a change set to its end that a dead owner of the lock has begun to undo: the
 * history says that it has run, and part of it is gone. What comes next finds it pending.
 */
final class InterruptedUndoing {

	private final MigrationLiquibase settings;

	private final Database database;

	private final Changelog changelog;

	private final RunRule rule;

	InterruptedUndoing(MigrationLiquibase settings, Database database, Changelog changelog, RunRule rule) {
		this.settings = settings;
		this.database = database;
		this.changelog = changelog;
		this.rule = rule;
	}

	/**
	 * Goes on where it was interrupted, if it was.
	 * @return whether the history has changed
	 */
	boolean finish() throws Exception {
		SessionLock lock = SessionLock.current();
		InterruptedChangeSet interrupted = InterruptedChangeSet.find(this.settings, this.database, this.changelog,
				this.rule);
		if (lock == null || interrupted == null || !interrupted.wasUndone()) {
			return false;
		}
		int ran = interrupted.ran(this.rule);
		lock.resolved();
		if (ran == 0) {
			return false;
		}
		for (Revision revision : this.changelog.revisions()) {
			List<Undo.Step> steps = RollbackPlanner.undo(revision, this.rule)
				.steps()
				.stream()
				.filter(interrupted::isOf)
				.toList();
			if (!steps.isEmpty()) {
				undo(new Undo(revision, steps), interrupted, ran);
			}
		}
		return true;
	}

	private void undo(Undo undo, InterruptedChangeSet interrupted, int ran) throws Exception {
		try (StatementTimeouts timeouts = StatementTimeouts.of(this.settings.timeouts(), this.database);
				RunGate gate = RunGate.before(this.database)) {
			gate.leaveOut(interrupted, ran);
			new RollbackRun.Work(this.database, this.changelog, MigrationProgress.SILENT,
					this.settings.dataMigrations(MigrationProgress.SILENT), timeouts,
					new Replaceables(this.settings, this.database, this.changelog, timeouts, gate), gate)
				.run(List.of(undo));
		}
		Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class).resetAll();
	}

}
