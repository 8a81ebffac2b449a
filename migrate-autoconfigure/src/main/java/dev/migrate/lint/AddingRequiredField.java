package dev.migrate.lint;

import java.util.List;

import dev.migrate.change.AddColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.SchemaObject;

/**
 * A mandatory column without a default has no value for the rows that are there.
 */
final class AddingRequiredField extends StepRule {

	AddingRequiredField() {
		super("adding-required-field");
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof AddColumn add && isRequired(add.column()) && !report.isNew(add.table())) {
			String object = SchemaObject.of(add.table(), add.column().name());
			report.add(this, site, object,
					"The rows that are there have no value for " + object
							+ ", and instances that still run insert rows without one.",
					new SafeForm(site, report)
						.then("", List.of(Edit.sql(sql(report.engine(), add))), List
							.of(Tables.edit("dropColumn", add.table(), "columnName", add.column().name().text())))
						.yaml());
		}
	}

	private static boolean isRequired(Column column) {
		return !column.nullable() && column.defaultValue() == null && column.identity() == null
				&& column.generated() == null;
	}

	private static String sql(OnlineRules engine, AddColumn add) {
		return "alter table " + engine.sql(add.table()) + " add column " + engine.sql(add.column().name()) + " "
				+ add.column().type() + " default <value> not null";
	}

}
