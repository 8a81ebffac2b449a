package dev.migrate.schema;

import java.util.List;

/**
 * A unique constraint; a unique index without a constraint is an {@link Index}.
 *
 * @param name its name
 * @param columns its columns in the order of their declaration
 */
public record UniqueConstraint(ObjectName name, List<Identifier> columns) {

	public UniqueConstraint {
		columns = List.copyOf(columns);
	}

}
