package dev.migrate.lint;

import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.Step.Way;
import dev.migrate.schema.OnlineRules;

/**
 * A primary key keeps everybody out until its index is built.
 */
final class AddingPrimaryKey extends StepRule {

	AddingPrimaryKey() {
		super("adding-primary-key");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.validatesLater();
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof AddPrimaryKey add && !site.ways().contains(Way.USING_INDEX)
				&& report.isLarge(add.table())) {
			report.add(this, site, add.primaryKey().name().toString(),
					"Nobody can read or write " + add.table() + " until the index of the key " + add.primaryKey().name()
							+ " is built.",
					ConstraintUsingIndex.rewrite(site, report, add.table(), "primary key", add.primaryKey().name(),
							add.primaryKey().columns()));
		}
	}

}
