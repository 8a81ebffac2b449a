package dev.migrate.lint;

import dev.migrate.change.PlacedStep;

/**
 * A rule that looks at one step at a time.
 */
public abstract class StepRule implements LintRule {

	private final String code;

	protected StepRule(String code) {
		this.code = code;
	}

	@Override
	public final String code() {
		return this.code;
	}

	@Override
	public final void check(LintedRevision revision, LintReport report) {
		for (LintedChangeSet changeSet : revision.changeSets()) {
			for (PlacedStep step : changeSet.steps()) {
				check(new LintSite(revision, changeSet, step), report);
			}
		}
	}

	/**
	 * Looks at a step.
	 */
	protected abstract void check(LintSite site, LintReport report);

}
