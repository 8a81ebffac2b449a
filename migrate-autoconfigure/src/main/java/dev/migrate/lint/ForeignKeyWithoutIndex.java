package dev.migrate.lint;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.change.AddForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;

/**
 * Whoever deletes what a key refers to has every row of the table looked at.
 */
final class ForeignKeyWithoutIndex extends StepRule {

	ForeignKeyWithoutIndex() {
		super("foreign-key-without-index");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return !engine.indexesForeignKeys();
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof AddForeignKey add && !isIndexed(site, add)) {
			String columns = String.join(", ", add.foreignKey().columns().stream().map(Identifier::text).toList());
			String name = Tables.named("ix", add.table(), add.foreignKey().columns()).text();
			Index index = new Index(ObjectName.given(new Identifier(name, false)),
					add.foreignKey().columns().stream().map((column) -> new IndexColumn(column, false)).toList(), false,
					null);
			report.add(this, site, add.foreignKey().name().toString(),
					"Each delete in " + add.foreignKey().referencedTable() + ", and each join, looks at every row of "
							+ add.table() + ", because nothing indexes " + columns + ".",
					Advice.with("In the entity, for makemigrations to know it: @Table(indexes = @Index(name = \"" + name
							+ "\", columnList = \"" + columns + "\"))", createIndex(site, report, add, index)));
		}
	}

	private static String createIndex(LintSite site, LintReport report, AddForeignKey add, Index index) {
		SafeForm form = new SafeForm(site, report);
		if (report.engine().indexesConcurrently() && report.isLarge(add.table())) {
			return RequireConcurrentIndexCreation.concurrently(form, "-index", report.engine(), add.table(), index)
				.yaml();
		}
		String name = report.engine().sql(index.name().identifier());
		return form
			.then("-index",
					"create index " + name + " on " + report.engine().sql(add.table()) + " "
							+ Tables.list(report.engine(), add.foreignKey().columns()),
					"drop index " + name)
			.yaml();
	}

	private static boolean isIndexed(LintSite site, AddForeignKey add) {
		return site.revision()
			.after()
			.table(add.table())
			.map((table) -> leading(table).anyMatch((columns) -> begins(columns, add.foreignKey().columns()))
					|| table.indexes().stream().anyMatch((index) -> mentions(index, add.foreignKey().columns())))
			.orElse(true);
	}

	private static Stream<List<Identifier>> leading(Table table) {
		return Stream
			.of(Stream.ofNullable(table.primaryKey()).map(PrimaryKey::columns),
					table.uniqueConstraints().stream().map(UniqueConstraint::columns),
					table.indexes().stream().map((index) -> index.columns().stream().map(IndexColumn::name).toList()))
			.flatMap((columns) -> columns);
	}

	private static boolean begins(List<Identifier> index, List<Identifier> columns) {
		return index.size() >= columns.size()
				&& Set.copyOf(index.subList(0, columns.size())).equals(Set.copyOf(columns));
	}

	/** An index that is known by its text only. */
	private static boolean mentions(Index index, List<Identifier> columns) {
		String text = String.valueOf(index.definition());
		return index.definition() != null && columns.stream().allMatch((column) -> text.contains(column.text()));
	}

}
