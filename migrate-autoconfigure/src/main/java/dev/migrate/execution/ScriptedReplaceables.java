package dev.migrate.execution;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.RepeatableObjects;
import dev.migrate.changelog.Revision;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;

/**
 * What repeatable revisions have made that a script takes away before it changes what
 * that is made of. A run waits until the engine refuses; a script cannot.
 */
final class ScriptedReplaceables {

	private final Database database;

	private final Changelog changelog;

	private final RunRule rule;

	ScriptedReplaceables(Database database, Changelog changelog, RunRule rule) {
		this.database = database;
		this.changelog = changelog;
		this.rule = rule;
	}

	/**
	 * What gives way to what runs of some revisions, the last made first.
	 */
	List<Undo> beforeRunning(List<Revision> revisions) throws Exception {
		return inTheWay(revisions.stream()
			.filter((revision) -> !revision.repeatable())
			.flatMap((revision) -> revision.changeSets().stream())
			.filter(this.rule::runs)
			.toList(), List.of(), false);
	}

	/**
	 * What gives way to what is undone.
	 */
	List<Undo> beforeUndoing(List<Undo> undone) throws Exception {
		return inTheWay(undone.stream().flatMap((undo) -> undo.steps().stream()).map(Undo.Step::changeSet).toList(),
				undone.stream().map(Undo::revision).toList(), true);
	}

	private List<Undo> inTheWay(List<ChangeSet> changeSets, List<Revision> gone, boolean backward) throws Exception {
		List<Undo> undo = new ArrayList<>();
		if (changeSets.isEmpty()
				|| !Engines.find(this.database.getShortName()).map(Engine::viewsHoldTables).orElse(false)) {
			return undo;
		}
		ChangeSetStatements statements = new ChangeSetStatements(this.database);
		for (Revision revision : this.changelog.revisions()) {
			if (revision.repeatable() && !gone.contains(revision)
					&& RepeatableObjects.mayHinder(revision, changeSets, backward)) {
				Undo step = RollbackPlanner.undo(revision, this.rule);
				if (!step.steps().isEmpty()
						&& step.steps().stream().allMatch((one) -> statements.canUndo(one.changeSet()))) {
					undo.add(0, step);
				}
			}
		}
		return undo;
	}

}
