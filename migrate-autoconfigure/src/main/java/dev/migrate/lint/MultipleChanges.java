package dev.migrate.lint;

import dev.migrate.change.PlacedStep;
import dev.migrate.change.Step;
import dev.migrate.schema.OnlineRules;

/**
 * Where changes of the schema are not taken back, a change set that fails at its second
 * one can be neither repeated nor undone.
 */
final class MultipleChanges implements LintRule {

	@Override
	public String code() {
		return "multiple-changes";
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return !engine.takesBackSchemaChanges();
	}

	@Override
	public void check(LintedRevision revision, LintReport report) {
		if (revision.generated()) {
			return;
		}
		for (LintedChangeSet changeSet : revision.changeSets()) {
			// What a single change does meets the same schema
			long changes = changeSet.steps()
				.stream()
				.filter((placed) -> placed.step() instanceof Step.Structure)
				.map(PlacedStep::before)
				.distinct()
				.count();
			if (changes > 1) {
				report.add(this, new LintSite(revision, changeSet, null), changeSet.id(), report.engine().displayName()
						+ " commits each of its " + changes
						+ " changes: if a later one fails, the change set is half there, and can be neither repeated"
						+ " nor undone.", "# Give each change a change set of its own.");
			}
		}
	}

}
