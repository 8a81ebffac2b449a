package dev.migrate.execution;

import java.util.List;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * A script in the making.
 */
final class Script {

	private final MigrationLiquibase settings;

	private final Database database;

	private final Changelog changelog;

	private final RunRule rule;

	private final ScriptExecutor executor;

	private final ScriptWriter writer;

	private final HistoryWriter history;

	private final ScriptedReplaceables replaceables;

	Script(MigrationLiquibase settings, Database database, Changelog changelog, RunRule rule, ScriptExecutor executor)
			throws Exception {
		this.settings = settings;
		this.database = database;
		this.changelog = changelog;
		this.rule = rule;
		this.executor = executor;
		this.writer = new ScriptWriter(database, changelog, executor);
		this.history = new HistoryWriter(database);
		this.replaceables = new ScriptedReplaceables(database, changelog, rule);
	}

	/**
	 * Leads from one place to another on a database that is not the connected one.
	 */
	void move(String from, String to) throws Exception {
		RevisionTarget target = new RevisionTarget(this.changelog, this.rule);
		if (target.place(from) > target.place(to)) {
			downgrade(to, false);
		}
		else {
			upgrade(to, this.rule.history().isEmpty());
		}
	}

	void upgrade(String target) throws Exception {
		upgrade(target, this.writer.lacksHistory(this.settings.tables()));
	}

	private void upgrade(String target, boolean lacksHistory) throws Exception {
		int place = new RevisionTarget(this.changelog, this.rule).place(target);
		UpdateRun.refuseUndecidedOrder(this.changelog, place, this.rule);
		List<Revision> revisions = this.changelog.revisions().subList(0, place);
		List<Undo> away = this.replaceables.beforeRunning(revisions);
		boolean nothing = true;
		for (Revision revision : revisions) {
			boolean anew = away.stream().anyMatch((undo) -> undo.revision() == revision);
			List<ChangeSet> changeSets = revision.changeSets()
				.stream()
				.filter((changeSet) -> anew ? this.rule.applies(changeSet) : this.rule.runs(changeSet))
				.toList();
			if (!changeSets.isEmpty() && nothing) {
				this.writer.begin(changeSets.get(0));
				this.writer.history(lacksHistory);
				takeAway(away);
				nothing = false;
			}
			forward(revision, changeSets, anew);
		}
		end(nothing ? "No migrations to apply." : null);
	}

	private void takeAway(List<Undo> away) throws Exception {
		for (Undo undo : away) {
			this.writer.revision(undo.revision().id() + ", which gives way to what follows");
			for (Undo.Step step : undo.steps()) {
				backward(step, List.of());
			}
		}
	}

	private void forward(Revision revision, List<ChangeSet> changeSets, boolean anew) throws Exception {
		if (!changeSets.isEmpty()) {
			this.writer.revision(revision.id());
		}
		for (ChangeSet changeSet : changeSets) {
			this.writer.forward(changeSet,
					() -> this.history.mark(changeSet, !anew && this.rule.ran(changeSet) != null));
		}
	}

	void downgrade(String target) throws Exception {
		downgrade(target, true);
	}

	private void downgrade(String target, boolean countsRows) throws Exception {
		RollbackPlanner planner = new RollbackPlanner(this.database, this.changelog, this.rule,
				this.settings.secrets());
		List<Undo> undo = planner.undo(target);
		RollbackPlan plan = countsRows ? planner.plan(target, undo) : new RollbackPlan(null, List.of());
		takeAway(this.replaceables.beforeUndoing(undo));
		for (int i = 0; i < undo.size(); i++) {
			this.writer.revision(undo.get(i).revision().id());
			for (int j = 0; j < undo.get(i).steps().size(); j++) {
				backward(undo.get(i).steps().get(j),
						countsRows ? plan.revisions().get(i).changeSets().get(j).losses() : List.of());
			}
		}
		end(undo.isEmpty() ? "No migrations to unapply." : null);
	}

	private void backward(Undo.Step step, List<DataLoss> losses) throws Exception {
		ScriptWriter.Part rows = () -> {
			for (HistoryRow row : step.rows()) {
				this.history.forget(row);
			}
		};
		if (step.ran()) {
			this.writer.backward(step.changeSet(), losses, rows);
		}
		else {
			this.writer.begin();
			rows.write();
		}
	}

	void stamp(String target, boolean purge) throws Exception {
		this.writer.begin();
		this.writer.history(this.writer.lacksHistory(this.settings.tables()));
		new StampRun(this.settings, MigrationProgress.SILENT).write(this.database, this.changelog, target, purge);
		end(null);
	}

	void revision(String name, boolean backward) throws Exception {
		Revision revision = this.changelog.revision(name);
		List<ChangeSet> changeSets = revision.changeSets().stream().filter(this.rule::applies).toList();
		this.writer.revision(revision.id());
		for (int i = 0; i < changeSets.size(); i++) {
			if (backward) {
				undo(revision, changeSets.get(changeSets.size() - 1 - i));
			}
			else {
				this.writer.forward(changeSets.get(i), ScriptWriter.Part.NONE);
			}
		}
		end(null);
	}

	private void undo(Revision revision, ChangeSet changeSet) throws Exception {
		if (!new ChangeSetStatements(this.database).canUndo(changeSet)) {
			throw RollbackRefusals.withoutRollback(List.of(RollbackRefusals.describe(revision.id(), changeSet)));
		}
		this.writer.backward(changeSet, List.of(), ScriptWriter.Part.NONE);
	}

	private void end(@Nullable String comment) {
		if (comment != null) {
			this.executor.comment(comment);
		}
		this.writer.end();
	}

}
