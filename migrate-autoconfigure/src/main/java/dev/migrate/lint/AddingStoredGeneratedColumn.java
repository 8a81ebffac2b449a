package dev.migrate.lint;

import dev.migrate.change.AddColumn;
import dev.migrate.change.Step.Way;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.SchemaObject;

/**
 * A column that is computed and kept has every row written anew.
 */
final class AddingStoredGeneratedColumn extends StepRule {

	AddingStoredGeneratedColumn() {
		super("adding-stored-generated-column");
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof AddColumn add && add.column().generated() != null
				&& add.column().generated().stored() && report.engine().rewritesForColumn(add.column())
				&& report.isLarge(add.table()) && !site.ways().contains(Way.ONLINE)) {
			report.add(this, site, SchemaObject.of(add.table(), add.column().name()),
					"Every row of " + add.table() + " is written anew, and whoever needs the table has to wait.",
					rewrite(site, report, add, add.column().generated().expression()));
		}
	}

	private static String rewrite(LintSite site, LintReport report, AddColumn add, String expression) {
		OnlineRules engine = report.engine();
		String column = engine.sql(add.column().name());
		String alter = "alter table " + engine.sql(add.table()) + " ";
		return Advice.with(
				"Compute it whenever it is read, which costs nothing now"
						+ " (PostgreSQL 18, MariaDB: a virtual column):",
				new SafeForm(site, report)
					.then("",
							alter + "add column " + column + " " + add.column().type() + " generated always as ("
									+ expression + ") virtual",
							alter + "drop column " + column)
					.yaml());
	}

}
