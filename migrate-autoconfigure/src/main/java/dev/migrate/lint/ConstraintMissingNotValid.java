package dev.migrate.lint;

import java.util.Collections;
import java.util.Set;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.Step.Way;
import dev.migrate.schema.OnlineRules;

/**
 * A check looks at every row under a lock.
 */
final class ConstraintMissingNotValid extends StepRule {

	ConstraintMissingNotValid() {
		super("constraint-missing-not-valid");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.validatesLater() || engine.unlessOnline() != null;
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof AddCheckConstraint add
				&& Collections.disjoint(site.ways(), Set.of(Way.NOT_VALID, Way.ONLINE))
				&& report.isLarge(add.table())) {
			String alter = "alter table " + report.engine().sql(add.table()) + " ";
			String name = report.engine().sql(add.check().name().identifier());
			report.add(this, site, add.check().name().toString(),
					"Nobody can read or write " + add.table() + " until every row has been looked at.",
					new SafeForm(site, report)
						.constraint(alter, "add constraint " + name + " check (" + add.check().expression() + ")",
								"drop constraint " + name, name)
						.yaml());
		}
	}

}
