package dev.migrate.lint;

import dev.migrate.change.DropNotNull;
import dev.migrate.schema.SchemaObject;

/**
 * A column that may be without a value surprises instances that still run.
 */
final class BanDropNotNull extends StepRule {

	BanDropNotNull() {
		super("ban-drop-not-null");
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof DropNotNull optional && !report.isNew(optional.table())) {
			String object = SchemaObject.of(optional.table(), optional.column().name());
			report.add(this, site, object,
					"Whoever reads " + object
							+ " and relies on a value, such as instances that still run, may find none.",
					Advice.later(code(), "Deploy a version whose readers put up with a missing value",
							"every reader copes since <version>"));
		}
	}

}
