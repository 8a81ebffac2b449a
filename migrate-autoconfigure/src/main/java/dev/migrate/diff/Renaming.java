package dev.migrate.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;

/**
 * The renames that were decided, applied to a schema as an engine applies them: whatever
 * uses a renamed object goes on using it.
 *
 * @param tables the new names of tables by their old ones
 * @param sequences the new names of sequences by their old ones
 * @param columns the new names of columns by their old ones, by the old name of the table
 */
record Renaming(Map<QualifiedName, QualifiedName> tables, Map<QualifiedName, QualifiedName> sequences,
		Map<QualifiedName, Map<Identifier, Identifier>> columns) {

	Schema applyTo(Schema schema) {
		return schema.withTables(schema.tables().stream().map(this::renamed).toList())
			.withSequences(schema.sequences().stream().map(this::renamed).toList());
	}

	/**
	 * The columns that are computed from one that gets another name.
	 */
	Selection computedFromRenamed(Schema schema) {
		Selection computed = new Selection();
		for (Table table : schema.tables()) {
			for (Column column : table.columns()) {
				GeneratedValue value = column.generated();
				if (value != null && columnsOf(table.name()).keySet()
					.stream()
					.anyMatch(SqlText.of(value.expression())::mentions)) {
					computed.add(table.name(), column);
				}
			}
		}
		return computed;
	}

	/**
	 * The name that a table, now called so, had before.
	 */
	QualifiedName formerTable(QualifiedName table) {
		return former(this.tables, table);
	}

	QualifiedName formerSequence(QualifiedName sequence) {
		return former(this.sequences, sequence);
	}

	/**
	 * The name that a column, now called so, had before.
	 */
	Identifier formerColumn(QualifiedName table, Identifier column) {
		return former(columnsOf(formerTable(table)), column);
	}

	private Table renamed(Table table) {
		Map<Identifier, Identifier> names = columnsOf(table.name());
		PrimaryKey key = table.primaryKey();
		return new Table(this.tables.getOrDefault(table.name(), table.name()), table.comment(),
				table.columns().stream().map((column) -> renamed(column, names)).toList(),
				(key != null) ? new PrimaryKey(key.name(), renamed(key.columns(), names)) : null,
				table.uniqueConstraints()
					.stream()
					.map((unique) -> new UniqueConstraint(unique.name(), renamed(unique.columns(), names)))
					.toList(),
				table.foreignKeys().stream().map((foreignKey) -> renamed(foreignKey, names)).toList(),
				table.checkConstraints().stream().map((check) -> renamed(check, names)).toList(),
				table.indexes().stream().map((index) -> renamed(index, names)).toList());
	}

	private Sequence renamed(Sequence sequence) {
		return new Sequence(this.sequences.getOrDefault(sequence.name(), sequence.name()), sequence.start(),
				sequence.increment(), sequence.minimum(), sequence.maximum(), sequence.cycle(), sequence.cache());
	}

	private ForeignKey renamed(ForeignKey key, Map<Identifier, Identifier> names) {
		QualifiedName referenced = key.referencedTable();
		return new ForeignKey(key.name(), renamed(key.columns(), names),
				this.tables.getOrDefault(referenced, referenced),
				renamed(key.referencedColumns(), columnsOf(referenced)), key.onDelete(), key.onUpdate());
	}

	private Map<Identifier, Identifier> columnsOf(QualifiedName formerTable) {
		return this.columns.getOrDefault(formerTable, Map.of());
	}

	private static Column renamed(Column column, Map<Identifier, Identifier> names) {
		GeneratedValue value = column.generated();
		Column renamed = column.withName(names.getOrDefault(column.name(), column.name()));
		return (value == null) ? renamed
				: renamed.withGenerated(new GeneratedValue(renamed(value.expression(), names), value.stored()));
	}

	private static CheckConstraint renamed(CheckConstraint check, Map<Identifier, Identifier> names) {
		Identifier name = check.name().identifier();
		return new CheckConstraint(check.name().following(name, names.getOrDefault(name, name)),
				renamed(check.expression(), names));
	}

	private static Index renamed(Index index, Map<Identifier, Identifier> names) {
		List<IndexColumn> columns = index.columns()
			.stream()
			.map((column) -> new IndexColumn(names.getOrDefault(column.name(), column.name()), column.descending()))
			.toList();
		String definition = (index.definition() != null) ? renamed(index.definition(), names) : null;
		return new Index(index.name(), columns, index.unique(), definition);
	}

	private static List<Identifier> renamed(List<Identifier> columns, Map<Identifier, Identifier> names) {
		return columns.stream().map((column) -> names.getOrDefault(column, column)).toList();
	}

	private static String renamed(String expression, Map<Identifier, Identifier> names) {
		return names.isEmpty() ? expression : SqlText.of(expression).rename(names);
	}

	private static <N> N former(Map<N, N> names, N name) {
		Map<N, N> former = new HashMap<>();
		names.forEach((from, to) -> former.put(to, from));
		return former.getOrDefault(name, name);
	}

}
