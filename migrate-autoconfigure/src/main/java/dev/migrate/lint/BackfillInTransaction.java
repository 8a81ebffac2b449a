package dev.migrate.lint;

import dev.migrate.change.PlacedStep;
import dev.migrate.change.Step;
import dev.migrate.schema.OnlineRules;

/**
 * Rows that are changed while a lock on their table is held keep everybody waiting for as
 * long as that takes.
 */
final class BackfillInTransaction implements LintRule {

	@Override
	public String code() {
		return "backfill-in-transaction";
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.takesBackSchemaChanges() && engine.validatesLater();
	}

	@Override
	public void check(LintedRevision revision, LintReport report) {
		for (LintedChangeSet changeSet : revision.changeSets()) {
			boolean locked = changeSet.inTransaction()
					&& changeSet.steps().stream().anyMatch((placed) -> placed.step() instanceof Step.Structure);
			for (PlacedStep placed : changeSet.steps()) {
				if (locked && placed.step() instanceof Step.Rows rows && rows.every() && report.isLarge(rows.table())) {
					report.add(this, new LintSite(revision, changeSet, placed), rows.table().toString(),
							"The change set changes the schema and rows in one transaction, so whoever needs the table waits"
									+ " until every row is done.",
							"# Put it into a change set of its own, and large tables into batches:\n"
									+ batches(report, rows));
				}
			}
		}
	}

	private static String batches(LintReport report, Step.Rows rows) {
		String sql = report.engine().inBatches(rows.table(), "<column> = <value>", "<column> is null");
		return "    runInTransaction: false\n    changes:\n      - sql:\n          splitStatements: false\n          sql: >-\n"
				+ String.valueOf(sql).indent(12).stripTrailing();
	}

}
