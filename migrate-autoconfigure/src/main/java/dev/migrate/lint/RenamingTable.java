package dev.migrate.lint;

import java.util.List;

import dev.migrate.change.RenameTable;

/**
 * A table that gets another name is gone for instances that still run.
 */
final class RenamingTable extends StepRule {

	RenamingTable() {
		super("renaming-table");
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof RenameTable rename && !report.isNew(rename.from())) {
			report.add(this, site, rename.from().toString(),
					"Instances of the application that still run know the table by the name " + rename.from()
							+ " only, and fail.",
					rewrite(site, report, rename));
		}
	}

	/** Whoever uses the old name goes on to read and write the same rows. */
	private static String rewrite(LintSite site, LintReport report, RenameTable rename) {
		String keep = "# Keep the name: @Table(name = \"" + rename.from().name().text() + "\") on the entity.";
		if (!report.engine().writesThroughViews()) {
			return keep;
		}
		String old = report.engine().sql(rename.from());
		String view = "create view " + old + " as select * from " + report.engine().sql(rename.to());
		SafeForm form = new SafeForm(site, report).because("renaming-table there is a view under the old name")
			.then("",
					List.of(Edit.sql("alter table " + old + " rename to " + report.engine().sql(rename.to().name())),
							Edit.sql(view)),
					List.of(Edit.sql("drop view " + old), Edit.sql("alter table " + report.engine().sql(rename.to())
							+ " rename to " + report.engine().sql(rename.from().name()))));
		return Advice.with(keep.substring(2) + " Or leave a view behind, and drop it with a later release:",
				form.yaml());
	}

}
