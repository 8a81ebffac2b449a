package dev.migrate.lint;

import dev.migrate.change.Step.Way;
import dev.migrate.schema.OnlineRules;

/**
 * What is done concurrently cannot be done in a transaction.
 */
final class BanConcurrentIndexCreationInTransaction extends StepRule {

	BanConcurrentIndexCreationInTransaction() {
		super("ban-concurrent-index-creation-in-transaction");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.indexesConcurrently();
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.ways().contains(Way.CONCURRENTLY) && site.changeSet() != null && site.changeSet().inTransaction()
				&& site.change() != null) {
			report.add(this, site,
					site.change().member().map(Object::toString).orElse(site.change().object().toString()),
					"The statement fails, because there is a transaction around the change set.",
					"# In formatted SQL: --changeset " + site.changeSet().author() + ":" + site.changeSet().id()
							+ " runInTransaction:false\n    runInTransaction: false");
		}
	}

}
