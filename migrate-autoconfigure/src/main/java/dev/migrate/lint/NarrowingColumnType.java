package dev.migrate.lint;

import dev.migrate.change.AlterColumnType;
import dev.migrate.schema.SchemaObject;

/**
 * A narrower type refuses values that are there, and those that running instances write.
 */
final class NarrowingColumnType extends StepRule {

	NarrowingColumnType() {
		super("narrowing-column-type");
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof AlterColumnType alter && alter.narrowing() != null
				&& !report.isNew(alter.table())) {
			String object = SchemaObject.of(alter.table(), alter.after().name());
			report
				.add(this, site, object,
						"What does not fit into " + alter.after().type() + " (" + alter.narrowing()
								+ ") stops the revision, and instances that still run go on to write it.",
						Advice.later(code(),
								"Deploy a version that writes only what fits, and put right what is there; "
										+ "'migrate' counts it before anything runs",
								"every value fits since <version>"));
		}
	}

}
