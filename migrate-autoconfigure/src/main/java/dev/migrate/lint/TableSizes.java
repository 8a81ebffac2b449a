package dev.migrate.lint;

import java.util.OptionalLong;

import dev.migrate.schema.QualifiedName;

/**
 * How many rows tables have, as far as that is known without counting them.
 */
@FunctionalInterface
public interface TableSizes {

	/** Nothing is known. */
	TableSizes UNKNOWN = (table) -> OptionalLong.empty();

	/**
	 * About how many rows a table has, or empty if that is not known.
	 */
	OptionalLong rows(QualifiedName table);

}
