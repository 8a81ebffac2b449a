package dev.migrate.diff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;

/**
 * Some objects of a schema, to be taken out of it together with what hangs on them.
 */
final class Selection {

	private final Set<QualifiedName> tables = new HashSet<>();

	private final Set<QualifiedName> sequences = new HashSet<>();

	private final Map<QualifiedName, Set<Identifier>> columns = new HashMap<>();

	void add(Table table) {
		this.tables.add(table.name());
	}

	void add(Sequence sequence) {
		this.sequences.add(sequence.name());
	}

	void add(QualifiedName table, Column column) {
		this.columns.computeIfAbsent(table, (name) -> new HashSet<>()).add(column.name());
	}

	Schema removedFrom(Schema schema) {
		List<Table> tables = schema.tables()
			.stream()
			.filter((table) -> !this.tables.contains(table.name()))
			.map(this::removedFrom)
			.toList();
		return schema.withTables(tables)
			.withSequences(schema.sequences()
				.stream()
				.filter((sequence) -> !this.sequences.contains(sequence.name()))
				.toList());
	}

	private Table removedFrom(Table table) {
		Set<Identifier> columns = columns(table.name());
		Table rest = table
			.withColumns(table.columns().stream().filter((column) -> !columns.contains(column.name())).toList())
			.withForeignKeys(table.foreignKeys().stream().filter((key) -> !refersToSelected(key)).toList());
		for (MemberDiffer<?> differ : Members.ALL) {
			rest = differ.without(rest, columns);
		}
		return rest;
	}

	private boolean refersToSelected(ForeignKey key) {
		return this.tables.contains(key.referencedTable())
				|| key.referencedColumns().stream().anyMatch(columns(key.referencedTable())::contains);
	}

	private Set<Identifier> columns(QualifiedName table) {
		return this.columns.getOrDefault(table, Set.of());
	}

}
