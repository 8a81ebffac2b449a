package dev.migrate.lint;

import dev.migrate.change.DropIndex;
import dev.migrate.change.Step.Way;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.QualifiedName;

/**
 * An index that is dropped the ordinary way waits for everybody, and everybody for it.
 */
final class RequireConcurrentIndexDeletion extends StepRule {

	RequireConcurrentIndexDeletion() {
		super("require-concurrent-index-deletion");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.indexesConcurrently();
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof DropIndex drop && !site.ways().contains(Way.CONCURRENTLY)
				&& report.isLarge(drop.table())) {
			String name = report.engine()
				.sql(new QualifiedName(drop.table().schema(), drop.index().name().identifier()));
			SafeForm form = new SafeForm(site, report);
			String back = drop.index().columns().isEmpty() ? ""
					: RequireConcurrentIndexCreation.sql(report.engine(), drop.table(), drop.index());
			report.add(this, site, drop.index().name().toString(),
					"The index " + drop.index().name() + " goes only once all queries of " + drop.table()
							+ " have ended, and new ones wait behind it.",
					form.outsideTransaction("", "drop index concurrently " + name, back).yaml());
		}
	}

}
