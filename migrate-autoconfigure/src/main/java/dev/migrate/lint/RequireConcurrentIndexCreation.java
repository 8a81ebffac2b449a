package dev.migrate.lint;

import java.util.stream.Collectors;

import dev.migrate.change.CreateIndex;
import dev.migrate.change.Step.Way;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.QualifiedName;

/**
 * An index that is built the ordinary way keeps writers out until it is ready.
 */
final class RequireConcurrentIndexCreation extends StepRule {

	RequireConcurrentIndexCreation() {
		super("require-concurrent-index-creation");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.indexesConcurrently();
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof CreateIndex create && !site.ways().contains(Way.CONCURRENTLY)
				&& report.isLarge(create.table())) {
			report.add(this, site, create.index().name().toString(),
					"Nothing can be written to " + create.table() + " until the index " + create.index().name()
							+ " is built.",
					concurrently(new SafeForm(site, report), "", report.engine(), create.table(), create.index())
						.yaml());
		}
	}

	/**
	 * Builds an index while its table is in use.
	 */
	static SafeForm concurrently(SafeForm form, String suffix, OnlineRules engine, QualifiedName table, Index index) {
		QualifiedName name = new QualifiedName(table.schema(), index.name().identifier());
		return form.outsideTransaction(suffix, sql(engine, table, index),
				"drop index concurrently " + engine.sql(name));
	}

	/**
	 * The statement that does so.
	 */
	static String sql(OnlineRules engine, QualifiedName table, Index index) {
		String columns = index.columns()
			.stream()
			.map((column) -> column(engine, column))
			.collect(Collectors.joining(", ", "(", ")"));
		String definition = index.definition();
		return "create " + (index.unique() ? "unique " : "") + "index concurrently "
				+ engine.sql(index.name().identifier()) + " on " + engine.sql(table) + " "
				+ ((definition == null) ? columns : definition.substring(definition.indexOf('(')));
	}

	private static String column(OnlineRules engine, IndexColumn column) {
		return engine.sql(column.name()) + (column.descending() ? " desc" : "");
	}

}
