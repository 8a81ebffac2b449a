package dev.migrate.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import dev.migrate.failure.MigrationException;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;

/**
 * Undoes revisions, the newest first. A revision is undone as a whole: change sets of
 * which a run had applied only some are undone as far as they ran.
 */
public final class RollbackRun {

	private final MigrationLiquibase settings;

	public RollbackRun(MigrationLiquibase settings) {
		this.settings = settings;
	}

	/**
	 * What would be undone. Has no side effect.
	 * @param target the revision to go back to (its id or a unique prefix of it),
	 * {@code base}, or {@code -1} and so on for that many revisions
	 * @throws MigrationException if something of it cannot be undone
	 */
	public RollbackPlan plan(String target) {
		return this.settings.withDatabase((database) -> plan(planner(database, this.settings.load(database)), target));
	}

	/**
	 * Undoes it.
	 * @param approved the plan that somebody has seen and agreed to: nothing else is done
	 * @return the ids of the revisions that were undone, in that order
	 * @throws MigrationException if the database has moved on since, or something cannot
	 * be undone; what was undone before stays undone
	 */
	public List<String> run(String target, RollbackPlan approved, MigrationProgress progress) {
		if (approved.isEmpty()) {
			// Whoever died behind the last change set still has the lock, for others
			new LockRelease(this.settings).takeOver(progress);
			return List.of();
		}
		return this.settings.open((database) -> {
			Changelog changelog = this.settings.load(database);
			return LockedHistory.call(this.settings, database, progress, () -> {
				List<Undo> undo = planner(database, changelog).undo(target);
				requireSame(approved, undo);
				requireRows(database, undo);
				try (StatementTimeouts timeouts = StatementTimeouts.of(this.settings.timeouts(), database);
						RunGate gate = RunGate.before(database)) {
					goOn(database, changelog, undo, gate);
					return new Work(database, changelog, progress, this.settings.dataMigrations(progress), timeouts,
							new Replaceables(this.settings, database, changelog, timeouts, gate), gate)
						.run(undo);
				}
			});
		});
	}

	/**
	 * The owner that we have taken the lock over from may have died while it undid one of
	 * them.
	 */
	private void goOn(Database database, Changelog changelog, List<Undo> undo, RunGate gate) throws Exception {
		SessionLock lock = SessionLock.current();
		if (lock == null || lock.interrupted() == null) {
			return;
		}
		RunRule rule = this.settings.rule(database);
		InterruptedChangeSet interrupted = InterruptedChangeSet.find(this.settings, database, changelog, rule);
		if (interrupted != null && interrupted.wasUndone()
				&& undo.stream().flatMap((one) -> one.steps().stream()).anyMatch(interrupted::isOf)) {
			gate.leaveOut(interrupted, interrupted.ran(rule));
			lock.resolved();
		}
	}

	private RollbackPlanner planner(Database database, Changelog changelog) throws Exception {
		return new RollbackPlanner(database, changelog, this.settings.rule(database), this.settings.secrets());
	}

	private static RollbackPlan plan(RollbackPlanner planner, String target) throws Exception {
		return planner.plan(target, planner.undo(target));
	}

	private static void requireSame(RollbackPlan approved, List<Undo> undo) {
		if (!approved.undoes(undo)) {
			throw new MigrationException("The history has changed since the plan was made. Nothing has been undone.",
					"Look at the plan again, and repeat the command.");
		}
	}

	/**
	 * What was optional may have no value by now, and what was allowed twice may be there
	 * twice.
	 */
	private void requireRows(Database database, List<Undo> undo) throws Exception {
		List<String> lines = new ArrayList<>();
		RowObstacles obstacles = new RowObstacles(MigrationLiquibase.connection(database), this.settings.secrets());
		Scope.child(Map.of(Scope.Attr.database.name(), database), () -> {
			ChangeSetStatements statements = new ChangeSetStatements(database);
			for (Undo revision : undo) {
				for (Undo.Step step : revision.steps()) {
					List<String> found = step.ran() ? obstacles.find(statements.backward(step.changeSet())) : List.of();
					found.forEach((obstacle) -> lines.add(obstacle + " (change set " + step.changeSet().getId() + ")"));
				}
			}
		});
		if (!lines.isEmpty()) {
			throw RunFailures.obstacles("Nothing has been undone: rows of the database stand in the way.", lines,
					"Correct these rows, or have the rollback of the change set do so, which leaves its checksum as it "
							+ "is. Then repeat the command.");
		}
	}

	/**
	 * Undoes what has been planned, with the lock in hand.
	 */
	static final class Work {

		private final Database database;

		private final Changelog changelog;

		private final MigrationProgress progress;

		private final DataMigrations dataMigrations;

		private final StatementTimeouts timeouts;

		private final Replaceables replaceables;

		private final RunGate gate;

		Work(Database database, Changelog changelog, MigrationProgress progress, DataMigrations dataMigrations,
				StatementTimeouts timeouts, Replaceables replaceables, RunGate gate) {
			this.database = database;
			this.changelog = changelog;
			this.progress = progress;
			this.dataMigrations = dataMigrations;
			this.timeouts = timeouts;
			this.replaceables = replaceables;
			this.gate = gate;
		}

		List<String> run(List<Undo> undo) throws Exception {
			List<String> undone = new ArrayList<>();
			for (Undo step : undo) {
				Instant begun = Instant.now();
				this.progress.unapplying(step.revision().id());
				int total = step.steps().size();
				for (int i = 0; i < total; i++) {
					run(step, i, undone);
					if (total > 1) {
						this.progress.progressed(step.revision().id(), i + 1, total);
					}
				}
				this.progress.unapplied(step.revision().id(), Duration.between(begun, Instant.now()));
				undone.add(step.revision().id());
			}
			return undone;
		}

		private void run(Undo revision, int place, List<String> undone) throws Exception {
			Undo.Step step = revision.steps().get(place);
			this.progress.undoing(revision.revision().id(), step.changeSet().getId());
			try {
				undoUntilItIs(revision.revision(), step);
				forgetUndone(step);
				SessionLock.confirm();
				HeldConnection.release(this.database);
				this.database.commit();
			}
			catch (Exception ex) {
				this.progress.failed(revision.revision().id(), step.changeSet().getId());
				SessionLock lock = SessionLock.current();
				throw (lock != null && lock.loss() != null) ? lock.loss()
						: RunFailures.rollback(revision, place, undone, ex);
			}
			this.progress.undone(revision.revision().id(), step.changeSet().getId());
		}

		private void forgetUndone(Undo.Step step) throws Exception {
			try {
				forget(step);
			}
			catch (Exception ex) {
				this.gate.leaveWords();
				throw ex;
			}
		}

		private void forget(Undo.Step step) throws Exception {
			HistoryWriter history = new HistoryWriter(this.database);
			for (HistoryRow row : step.rows()) {
				history.forget(row);
			}
		}

		private void undoUntilItIs(Revision revision, Undo.Step step) throws Exception {
			while (true) {
				this.gate.undo(step.changeSet());
				try {
					if (revision.repeatable()) {
						// Whoever is killed in between had better make it once more than
						// miss it
						HeldConnection.hold(this.database, step.changeSet());
						forget(step);
					}
					if (step.ran()) {
						undo(revision.id(), step);
					}
					return;
				}
				catch (Exception ex) {
					boolean untouched = this.gate.isUntouched();
					boolean again = this.timeouts.triesAgain(ex, step.changeSet(), untouched)
							|| (untouched && this.replaceables.makeWay(ex));
					if (!again) {
						throw ex;
					}
				}
			}
		}

		private void undo(String revision, Undo.Step step) throws Exception {
			Map<String, Object> scope = new HashMap<>();
			scope.put(Scope.Attr.database.name(), this.database);
			scope.put(Scope.Attr.changeSet.name(), step.changeSet());
			scope.put(Scope.Attr.databaseChangeLog.name(), this.changelog.databaseChangeLog());
			this.dataMigrations.rollback(revision, step.changeSet(), MigrationLiquibase.connection(this.database));
			HeldConnection.hold(this.database, step.changeSet());
			this.gate.begin();
			try {
				Scope.child(scope, () -> step.changeSet().rollback(this.database));
			}
			finally {
				this.gate.end();
			}
		}

	}

}
