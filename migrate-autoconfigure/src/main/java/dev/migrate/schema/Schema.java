package dev.migrate.schema;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a schema holds, as far as entities can need it.
 *
 * @param tables its tables, in the order of their names
 * @param sequences its sequences, in the order of their names; those that belong to an
 * identity column do not count
 */
public record Schema(List<Table> tables, List<Sequence> sequences) {

	public Schema {
		tables = List.copyOf(tables);
		sequences = List.copyOf(sequences);
	}

	public static Schema empty() {
		return new Schema(List.of(), List.of());
	}

	public Optional<Table> table(QualifiedName name) {
		return this.tables.stream().filter((table) -> table.name().equals(name)).findFirst();
	}

	public Optional<Sequence> sequence(QualifiedName name) {
		return this.sequences.stream().filter((sequence) -> sequence.name().equals(name)).findFirst();
	}

	public boolean isEmpty() {
		return this.tables.isEmpty() && this.sequences.isEmpty();
	}

}
