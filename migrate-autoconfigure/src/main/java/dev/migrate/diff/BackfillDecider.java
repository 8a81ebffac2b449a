package dev.migrate.diff;

import java.util.Optional;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;

/**
 * Decides which value the existing rows get in a column that becomes mandatory.
 */
@FunctionalInterface
public interface BackfillDecider {

	/**
	 * Decides nothing: every question stays open.
	 */
	BackfillDecider UNDECIDED = (table, column) -> Optional.empty();

	/**
	 * The value as an SQL expression, or empty if nobody knows.
	 */
	Optional<String> valueFor(QualifiedName table, Column column);

}
