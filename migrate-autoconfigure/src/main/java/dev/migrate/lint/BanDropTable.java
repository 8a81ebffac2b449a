package dev.migrate.lint;

import dev.migrate.change.DropTable;

/**
 * A table that is dropped takes its rows along, and breaks whoever still reads it.
 */
final class BanDropTable extends StepRule {

	BanDropTable() {
		super("ban-drop-table");
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof DropTable drop && !report.isNew(drop.table().name())) {
			report
				.add(this, site, drop.table().name().toString(),
						"All rows of " + drop.table().name()
								+ " are lost, and instances of the application that still use it fail.",
						Advice.later(code(),
								"Deploy a version that does not use the table, and drop it with the release"
										+ " after that, with a backup ('migrate --backup')",
								"not used since <version>"));
		}
	}

}
