package dev.migrate.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migrate.changelog.ChangeWords;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import dev.migrate.execution.RollbackPlan.UndoneChangeSet;
import dev.migrate.execution.RollbackPlan.UndoneRevision;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.SecretParameters;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what has to be undone to get to a place in the changelog, and refuses what
 * cannot be.
 */
final class RollbackPlanner {

	private final Database database;

	private final Changelog changelog;

	private final RunRule rule;

	private final SecretParameters secrets;

	private final ChangeSetStatements statements;

	RollbackPlanner(Database database, Changelog changelog, RunRule rule, SecretParameters secrets) {
		this.database = database;
		this.changelog = changelog;
		this.rule = rule;
		this.secrets = secrets;
		this.statements = new ChangeSetStatements(database);
	}

	/**
	 * Everything behind a place that has run, newest revision first: the reverse of an
	 * order that works on an empty database, whatever order it ran in here. Repeatable
	 * revisions stay, unless nothing is to be left.
	 * @throws MigrationException if something of it cannot be undone
	 */
	List<Undo> undo(String target) {
		int place = new RevisionTarget(this.changelog, this.rule).place(target);
		requireApplied(place, target);
		new SquashedHistory(this.changelog, this.rule).requireSettled(place);
		List<Undo> undo = new ArrayList<>();
		for (int i = this.changelog.revisions().size() - 1; i >= place; i--) {
			Revision revision = this.changelog.revisions().get(i);
			Undo step = undo(revision, this.rule);
			if (!step.steps().isEmpty() && (place == 0 || !revision.repeatable())) {
				undo.add(step);
			}
		}
		new RollbackRefusals(this.changelog, this.rule, this.statements).check(undo, place);
		return undo;
	}

	/**
	 * What that would do, and what it would take away.
	 */
	RollbackPlan plan(String target, List<Undo> undo) throws Exception {
		return Scope.child(Map.of(Scope.Attr.database.name(), this.database), () -> {
			DataLossFinder losses = new DataLossFinder(MigrationLiquibase.connection(this.database), this.secrets);
			List<UndoneRevision> revisions = new ArrayList<>();
			for (Undo step : undo) {
				revisions.add(describe(step, losses));
			}
			return new RollbackPlan(newestBefore(new RevisionTarget(this.changelog, this.rule).place(target)),
					revisions);
		});
	}

	private UndoneRevision describe(Undo undo, DataLossFinder losses) throws Exception {
		List<UndoneChangeSet> changeSets = new ArrayList<>();
		for (Undo.Step step : undo.steps()) {
			ChangeSet changeSet = step.changeSet();
			List<DataLoss> lost = step.ran() ? losses.find(this.statements.backward(changeSet)) : List.of();
			changeSets.add(new UndoneChangeSet(changeSet.getId(), changeSet.getAuthor(), changeSet.getFilePath(),
					String.join("; ", ChangeWords.of(changeSet, this.secrets)), step.ran(), lost));
		}
		return new UndoneRevision(undo.revision().id(), changeSets);
	}

	/**
	 * What there is to undo of a revision.
	 */
	static Undo undo(Revision revision, RunRule rule) {
		Map<String, List<HistoryRow>> rows = rule.rows(revision).stream().collect(Collectors.groupingBy(RunRule::key));
		List<Undo.Step> steps = new ArrayList<>();
		for (int i = revision.changeSets().size() - 1; i >= 0; i--) {
			ChangeSet changeSet = revision.changeSets().get(i);
			List<HistoryRow> its = rows.remove(changeSet.toNormalizedString());
			if (its != null) {
				steps.add(new Undo.Step(changeSet, its));
			}
		}
		return new Undo(revision, steps);
	}

	/**
	 * There is no way back to what has never been there.
	 */
	private void requireApplied(int place, String target) {
		if (place > 0 && !target.equals(Changelog.HEAD)) {
			Revision revision = newest(place);
			boolean pending = revision.changeSets().stream().anyMatch(this.rule::pending);
			if (pending && this.rule.rows(revision).isEmpty()) {
				throw new MigrationException(
						"Revision " + revision.id() + " has not been applied: there is no way back to it.",
						"Apply it with: migrate upgrade " + revision.id()
								+ ". To go back, name one that showmigrations shows as [X].");
			}
		}
	}

	/**
	 * The newest revision before a place, a repeatable one only where there is no other.
	 */
	private Revision newest(int place) {
		List<Revision> before = this.changelog.revisions().subList(0, place);
		return before.stream()
			.filter((revision) -> !revision.repeatable())
			.reduce((one, next) -> next)
			.orElse(before.get(place - 1));
	}

	private @Nullable String newestBefore(int place) {
		for (int i = place - 1; i >= 0; i--) {
			Revision revision = this.changelog.revisions().get(i);
			if (!revision.repeatable() && !this.rule.rows(revision).isEmpty()) {
				return revision.id();
			}
		}
		return null;
	}

}
