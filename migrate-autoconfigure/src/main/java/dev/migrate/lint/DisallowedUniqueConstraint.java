package dev.migrate.lint;

import java.util.List;

import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.Step.Way;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.OnlineRules;

/**
 * A unique constraint keeps everybody out until its index is built.
 */
final class DisallowedUniqueConstraint extends StepRule {

	DisallowedUniqueConstraint() {
		super("disallowed-unique-constraint");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.validatesLater();
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof AddUniqueConstraint add && !site.ways().contains(Way.USING_INDEX)
				&& report.isLarge(add.table())) {
			report.add(
					this, site, add.unique().name().toString(), "Nobody can read or write " + add.table()
							+ " until the index of the constraint " + add.unique().name() + " is built.",
					rewrite(site, report, add));
		}
	}

	private static String rewrite(LintSite site, LintReport report, AddUniqueConstraint add) {
		OnlineRules engine = report.engine();
		ObjectName name = add.unique().name();
		List<IndexColumn> columns = add.unique()
			.columns()
			.stream()
			.map((column) -> new IndexColumn(column, false))
			.toList();
		String alter = "alter table " + engine.sql(add.table()) + " ";
		SafeForm form = new SafeForm(site, report);
		RequireConcurrentIndexCreation.concurrently(form, "-index", engine, add.table(),
				new Index(name, columns, true, null));
		return form
			.then("",
					alter + "add constraint " + engine.sql(name.identifier()) + " unique using index "
							+ engine.sql(name.identifier()),
					alter + "drop constraint " + engine.sql(name.identifier()))
			.yaml();
	}

}
