package dev.migrate.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An index that was created as such; those that serve a constraint do not count.
 *
 * @param name its name
 * @param columns its key columns in order; empty where {@code definition} is given
 * @param unique whether it admits each key only once
 * @param definition the engine's own text of an index that entities cannot express
 * (partial, on an expression, covering, of another access method), or null
 */
public record Index(ObjectName name, List<IndexColumn> columns, boolean unique, @Nullable String definition) {

	public Index {
		columns = List.copyOf(columns);
	}

}
