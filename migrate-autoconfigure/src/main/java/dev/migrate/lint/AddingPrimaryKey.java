package dev.migrate.lint;

import java.util.List;

import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.Step.Way;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.OnlineRules;

/**
 * A primary key keeps everybody out until its index is built.
 */
final class AddingPrimaryKey extends StepRule {

	AddingPrimaryKey() {
		super("adding-primary-key");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.validatesLater();
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof AddPrimaryKey add && !site.ways().contains(Way.USING_INDEX)
				&& report.isLarge(add.table())) {
			report.add(
					this, site, add.primaryKey().name().toString(), "Nobody can read or write " + add.table()
							+ " until the index of the key " + add.primaryKey().name() + " is built.",
					rewrite(site, report, add));
		}
	}

	private static String rewrite(LintSite site, LintReport report, AddPrimaryKey add) {
		OnlineRules engine = report.engine();
		ObjectName name = add.primaryKey().name();
		List<IndexColumn> columns = add.primaryKey()
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
					alter + "add constraint " + engine.sql(name.identifier()) + " primary key using index "
							+ engine.sql(name.identifier()),
					alter + "drop constraint " + engine.sql(name.identifier()))
			.yaml();
	}

}
