package dev.migrate.lint;

import java.util.List;

import dev.migrate.change.DropColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.SchemaObject;

/**
 * A column that is dropped takes its values along, and breaks whoever still names it.
 */
final class BanDropColumn extends StepRule {

	BanDropColumn() {
		super("ban-drop-column");
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof DropColumn drop && !report.isNew(drop.table())) {
			String object = SchemaObject.of(drop.table(), drop.column().name());
			report.add(this, site, object,
					"The values of " + object + " are lost, and instances of the application that still run name it in"
							+ " every statement, which fails from then on.",
					rewrite(site, report, drop));
		}
	}

	/** Old instances go on to write the column, new ones leave it out. */
	private String rewrite(LintSite site, LintReport report, DropColumn drop) {
		Column column = drop.column();
		String later = Advice.later(code(), "Drop it with the release after the one that does not use it",
				"not used since <version>");
		if (column.nullable() || column.defaultValue() != null || column.type().isEmpty()) {
			return later;
		}
		String table = drop.table().toString();
		SafeForm form = new SafeForm(site, report).because("ban-drop-not-null new instances leave it out")
			.then("", List.of(change("dropNotNullConstraint", drop)), List.of(change("addNotNullConstraint", drop)));
		return Advice.with("With this release, " + table + " may do without it:", form.yaml()) + "\n" + later;
	}

	private static Edit change(String name, DropColumn drop) {
		return Tables.edit(name, drop.table(), "columnName", Tables.name(drop.column().name()), "columnDataType",
				drop.column().type());
	}

}
