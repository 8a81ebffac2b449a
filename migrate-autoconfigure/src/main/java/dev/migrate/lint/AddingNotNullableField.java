package dev.migrate.lint;

import java.util.Locale;

import dev.migrate.change.SetNotNull;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.SchemaObject;

/**
 * A column that becomes mandatory has every row looked at under a lock.
 */
final class AddingNotNullableField extends StepRule {

	AddingNotNullableField() {
		super("adding-not-nullable-field");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.validatesLater();
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof SetNotNull mandatory && report.isLarge(mandatory.table())
				&& !isChecked(site, mandatory)) {
			report.add(this, site, SchemaObject.of(mandatory.table(), mandatory.column().name()),
					"Nobody can read or write " + mandatory.table() + " while every row is looked at for a missing "
							+ mandatory.column().name() + ".",
					new SafeForm(site, report).notNull(mandatory.table(), mandatory.column().name()).yaml());
		}
	}

	/** A check that says the same spares the look. */
	private static boolean isChecked(LintSite site, SetNotNull mandatory) {
		String condition = mandatory.column().name() + " is not null";
		return site.step() != null && site.step()
			.before()
			.table(mandatory.table())
			.stream()
			.flatMap((table) -> table.checkConstraints().stream())
			.anyMatch((check) -> check.expression().toLowerCase(Locale.ROOT).contains(condition));
	}

}
