package dev.migrate.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.change.CreateIndex;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.Table;

/**
 * An index with which another one begins serves no query that the other does not.
 */
final class RedundantIndex extends StepRule {

	RedundantIndex() {
		super("redundant-index");
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof CreateIndex create && !create.index().unique()
				&& !create.index().columns().isEmpty()) {
			site.revision()
				.after()
				.table(create.table())
				.flatMap((table) -> wider(table, create.index()))
				.ifPresent((wider) -> report.add(this, site, create.index().name().toString(),
						"Every write keeps it in step, though " + wider + " begins with the same columns.",
						"# Take the change set out, and the @Index of the entity."));
		}
	}

	private static Optional<String> wider(Table table, Index index) {
		Stream<String> indexes = table.indexes()
			.stream()
			.filter((other) -> !other.name().equals(index.name()) && other.definition() == null
					&& begins(other.columns(), index.columns())
					&& (other.columns().size() > index.columns().size() || other.unique()
							|| other.name().toString().compareTo(index.name().toString()) < 0))
			.map((other) -> "index " + other.name());
		Stream<String> keys = Stream.ofNullable(table.primaryKey())
			.filter((key) -> begins(ascending(key.columns()), index.columns()))
			.map((key) -> "the primary key");
		Stream<String> uniques = table.uniqueConstraints()
			.stream()
			.filter((unique) -> begins(ascending(unique.columns()), index.columns()))
			.map((unique) -> "unique constraint " + unique.name());
		return Stream.of(keys, uniques, indexes).flatMap((names) -> names).findFirst();
	}

	private static List<IndexColumn> ascending(List<Identifier> columns) {
		return columns.stream().map((column) -> new IndexColumn(column, false)).toList();
	}

	private static boolean begins(List<IndexColumn> longer, List<IndexColumn> shorter) {
		return longer.size() >= shorter.size() && longer.subList(0, shorter.size()).equals(shorter);
	}

}
