package dev.migrate.lint;

import java.util.List;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.QualifiedName;

/**
 * The safe form of a constraint that needs an index: the index is built beside the
 * writers, and the constraint takes it over.
 */
final class ConstraintUsingIndex {

	private ConstraintUsingIndex() {
	}

	/**
	 * The change sets, as YAML.
	 * @param kind {@code unique} or {@code primary key}
	 */
	static String rewrite(LintSite site, LintReport report, QualifiedName table, String kind, ObjectName name,
			List<Identifier> columns) {
		OnlineRules engine = report.engine();
		String list = Tables.list(engine, columns).replaceAll("[()]", "");
		return Advice.with("Look for duplicates first: select " + list + ", count(*) from " + engine.sql(table)
				+ " group by " + list + " having count(*) > 1", form(site, report, table, kind, name, columns));
	}

	private static String form(LintSite site, LintReport report, QualifiedName table, String kind, ObjectName name,
			List<Identifier> columns) {
		OnlineRules engine = report.engine();
		List<IndexColumn> indexed = columns.stream().map((column) -> new IndexColumn(column, false)).toList();
		String alter = "alter table " + engine.sql(table) + " ";
		String constraint = engine.sql(name.identifier());
		String index = engine.sql(new QualifiedName(table.schema(), name.identifier()));
		return new SafeForm(site, report)
			// On the way back it goes with the constraint, if that has been made
			.outsideTransaction("-index",
					RequireConcurrentIndexCreation.sql(engine, table, new Index(name, indexed, true, null)),
					"drop index concurrently if exists " + index)
			.then("", alter + "add constraint " + constraint + " " + kind + " using index " + constraint,
					alter + "drop constraint " + constraint)
			.yaml();
	}

}
