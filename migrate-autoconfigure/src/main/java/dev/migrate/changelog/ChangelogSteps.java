package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.migrate.change.PlacedStep;
import dev.migrate.change.SchemaChange;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Schema;
import liquibase.changelog.ChangeSet;

/**
 * Reads what the change sets of a changelog do on an engine, step by step. Nothing runs,
 * and the engine need not be at hand.
 */
public final class ChangelogSteps {

	private final ChangelogLoader loader;

	public ChangelogSteps(ChangelogLoader loader) {
		this.loader = loader;
	}

	/**
	 * The steps of some revisions, in the order in which they run.
	 * @param changelog the changelog, as loaded for the engine
	 */
	public List<OfRevision> read(Changelog changelog, Engine engine, Predicate<Revision> wanted) {
		LiquibaseDialect dialect = new LiquibaseDialect(engine);
		ChangeSetFilters filters = this.loader.filters(dialect.database());
		StepReader reader = new StepReader(dialect);
		List<OfRevision> revisions = new ArrayList<>();
		for (Revision revision : changelog.revisions()) {
			List<ChangeSet> changeSets = revision.changeSets().stream().filter(filters::accept).toList();
			if (wanted.test(revision)) {
				List<OfChangeSet> read = changeSets.stream()
					.map((changeSet) -> new OfChangeSet(changeSet, reader.read(changeSet)))
					.toList();
				revisions.add(new OfRevision(revision, read, reader.schema()));
			}
			else {
				changeSets.forEach(reader::pass);
			}
		}
		return revisions;
	}

	/**
	 * A schema once some steps have been taken, as far as they concern tables.
	 */
	public static Schema after(Schema before, List<SchemaChange> steps, Engine engine) {
		SchemaState state = new SchemaState(before);
		ChangeEffects effects = new ChangeEffects(engine);
		steps.forEach((step) -> effects.apply(step, state));
		return state.toSchema();
	}

	/**
	 * What a revision does.
	 *
	 * @param revision the revision
	 * @param changeSets what its change sets do
	 * @param after the schema after it
	 */
	public record OfRevision(Revision revision, List<OfChangeSet> changeSets, Schema after) {

		public OfRevision {
			changeSets = List.copyOf(changeSets);
		}

	}

	/**
	 * What a change set does.
	 *
	 * @param changeSet the change set
	 * @param steps its steps
	 */
	public record OfChangeSet(ChangeSet changeSet, List<PlacedStep> steps) {

		public OfChangeSet {
			steps = List.copyOf(steps);
		}

	}

}
