package dev.migrate.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.changelog.Changelog;
import dev.migrate.failure.MigrationException;
import liquibase.Scope;
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
			return List.of();
		}
		return this.settings.open((database) -> {
			Changelog changelog = this.settings.load(database);
			return LockedHistory.call(this.settings, database, () -> {
				List<Undo> undo = planner(database, changelog).undo(target);
				requireSame(approved, undo);
				return new Work(database, changelog, progress, this.settings.dataMigrations(progress)).run(undo);
			});
		});
	}

	private RollbackPlanner planner(Database database, Changelog changelog) throws Exception {
		return new RollbackPlanner(database, changelog, this.settings.rule(database));
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
	 * Undoes what has been planned, with the lock in hand.
	 */
	static final class Work {

		private final Database database;

		private final Changelog changelog;

		private final MigrationProgress progress;

		private final DataMigrations dataMigrations;

		Work(Database database, Changelog changelog, MigrationProgress progress, DataMigrations dataMigrations) {
			this.database = database;
			this.changelog = changelog;
			this.progress = progress;
			this.dataMigrations = dataMigrations;
		}

		List<String> run(List<Undo> undo) throws Exception {
			List<String> undone = new ArrayList<>();
			for (Undo step : undo) {
				this.progress.unapplying(step.revision().id());
				for (Undo.Step changeSet : step.steps()) {
					run(step.revision().id(), changeSet);
				}
				this.progress.unapplied(step.revision().id());
				undone.add(step.revision().id());
			}
			return undone;
		}

		private void run(String revision, Undo.Step step) throws Exception {
			try {
				if (step.ran()) {
					undo(revision, step);
				}
				HistoryWriter history = new HistoryWriter(this.database);
				for (HistoryRow row : step.rows()) {
					history.forget(row);
				}
			}
			catch (Exception ex) {
				this.progress.failed(revision, step.changeSet().getId());
				throw RunFailures.rollback(revision, step.changeSet(), ex);
			}
		}

		private void undo(String revision, Undo.Step step) throws Exception {
			Map<String, Object> scope = new HashMap<>();
			scope.put(Scope.Attr.database.name(), this.database);
			scope.put(Scope.Attr.changeSet.name(), step.changeSet());
			scope.put(Scope.Attr.databaseChangeLog.name(), this.changelog.databaseChangeLog());
			this.dataMigrations.rollback(revision, step.changeSet(), MigrationLiquibase.connection(this.database));
			Scope.child(scope, () -> step.changeSet().rollback(this.database));
		}

	}

}
