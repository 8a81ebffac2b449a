package dev.migrate.diff;

import java.util.Map;
import java.util.Optional;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

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
	 * The value as an SQL expression, or empty if nobody knows. It is asked for only
	 * where the column has no default.
	 */
	Optional<String> valueFor(QualifiedName table, Column column);

	/**
	 * The same, where the entity suggests a value.
	 * @param initialValue the initial value of the field behind the column as an SQL
	 * literal, or null where there is none: to be offered, never to be taken by itself
	 */
	default Optional<String> valueFor(QualifiedName table, Column column, @Nullable String initialValue) {
		return valueFor(table, column);
	}

	/**
	 * The value that could be offered where nobody has decided.
	 */
	default Optional<String> suggested(QualifiedName table, Column column) {
		return Optional.empty();
	}

	/**
	 * The value that the user has named up front; it comes before the column's default.
	 */
	default Optional<String> named(QualifiedName table, Column column) {
		return Optional.empty();
	}

	/**
	 * Knows the values that the user has named, and asks another decider about the rest.
	 * @param values SQL expressions by {@code table.column}
	 * @param otherwise is asked about the rest
	 */
	static BackfillDecider of(Map<String, String> values, BackfillDecider otherwise) {
		return new NamedBackfills(values, otherwise);
	}

}
