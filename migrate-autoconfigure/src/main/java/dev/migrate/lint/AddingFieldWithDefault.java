package dev.migrate.lint;

import java.util.List;

import dev.migrate.change.AddColumn;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.SchemaObject;

/**
 * A default that differs from row to row has every row written anew.
 */
final class AddingFieldWithDefault extends StepRule {

	AddingFieldWithDefault() {
		super("adding-field-with-default");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.validatesLater();
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof AddColumn add && add.column().defaultValue() != null
				&& add.column().identity() == null && report.engine().rewritesForColumn(add.column())
				&& report.isLarge(add.table())) {
			report.add(this, site, SchemaObject.of(add.table(), add.column().name()),
					"Every row of " + add.table()
							+ " is written anew for a value of its own, and whoever needs the table" + " has to wait.",
					rewrite(site, report, add));
		}
	}

	private static String rewrite(LintSite site, LintReport report, AddColumn add) {
		OnlineRules engine = report.engine();
		String column = engine.sql(add.column().name());
		String value = String.valueOf(add.column().defaultValue());
		String alter = "alter table " + engine.sql(add.table()) + " ";
		SafeForm form = new SafeForm(site, report)
			.then("",
					List.of(Edit.sql(alter + "add column " + column + " " + add.column().type()),
							Edit.sql(alter + "alter column " + column + " set default " + value)),
					List.of(Edit.sql(alter + "drop column " + column)))
			.because("unchecked-sql it fills the rows in batches")
			.batches("-fill", add.table(), column + " = " + value, column + " is null");
		return (add.column().nullable() ? form : form.notNull(add.table(), add.column().name())).yaml();
	}

}
