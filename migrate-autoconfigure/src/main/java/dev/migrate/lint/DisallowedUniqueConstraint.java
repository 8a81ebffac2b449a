package dev.migrate.lint;

import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.Step.Way;
import dev.migrate.schema.OnlineRules;

/**
 * A unique constraint keeps everybody out until its index is built.
 */
final class DisallowedUniqueConstraint extends StepRule {

	DisallowedUniqueConstraint() {
		super("disallowed-unique-constraint");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.validatesLater();
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof AddUniqueConstraint add && !site.ways().contains(Way.USING_INDEX)
				&& report.isLarge(add.table())) {
			report.add(this, site, add.unique().name().toString(),
					"Nobody can read or write " + add.table() + " until the index of the constraint "
							+ add.unique().name() + " is built.",
					ConstraintUsingIndex.rewrite(site, report, add.table(), "unique", add.unique().name(),
							add.unique().columns()));
		}
	}

}
