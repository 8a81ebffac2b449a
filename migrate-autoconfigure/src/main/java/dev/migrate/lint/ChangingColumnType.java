package dev.migrate.lint;

import dev.migrate.change.AlterColumnType;
import dev.migrate.change.Step.Way;
import dev.migrate.schema.SchemaObject;

/**
 * A type that is kept in other bytes has every row written anew.
 */
final class ChangingColumnType extends StepRule {

	ChangingColumnType() {
		super("changing-column-type");
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof AlterColumnType alter && !site.ways().contains(Way.ONLINE) && site.step() != null
				&& report.engine().rewritesForType(alter.before().type(), alter.after().type())
				&& report.isLarge(alter.table())) {
			String object = SchemaObject.of(alter.table(), alter.after().name());
			report.add(this, site, object,
					"Every row of " + alter.table() + " is written anew, and whoever needs the table has to wait.",
					new ColumnSwap(site, report, alter).yaml());
		}
	}

}
