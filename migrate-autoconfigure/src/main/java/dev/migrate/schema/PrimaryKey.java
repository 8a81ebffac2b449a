package dev.migrate.schema;

import java.util.List;

/**
 * A table's primary key.
 *
 * @param name its name
 * @param columns its columns in key order
 */
public record PrimaryKey(ObjectName name, List<Identifier> columns) {

	public PrimaryKey {
		columns = List.copyOf(columns);
	}

}
