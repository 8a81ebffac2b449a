package dev.migrate.lint;

import dev.migrate.change.RenameColumn;
import dev.migrate.schema.SchemaObject;

/**
 * A column that gets another name is gone for instances that still run.
 */
final class RenamingColumn extends StepRule {

	RenamingColumn() {
		super("renaming-column");
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof RenameColumn rename && !report.isNew(rename.table())) {
			String object = SchemaObject.of(rename.table(), rename.column().name());
			ColumnHandover handover = new ColumnHandover(site, report, rename);
			report.add(this, site, object,
					"Instances of the application that still run name " + object
							+ " in every statement, which fails from then on.",
					"# Keep the name, and take the change set out: @Column(name = \"" + rename.column().name().text()
							+ "\") on the field.\n# Where it has to change: "
							+ (handover.isKnown() ? "\n" + handover.yaml()
									: "add " + rename.to() + ", write both, fill it, read the new one, and drop "
											+ rename.column().name() + " with a later release."));
		}
	}

}
