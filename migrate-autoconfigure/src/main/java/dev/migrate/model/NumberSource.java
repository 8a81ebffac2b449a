package dev.migrate.model;

import dev.migrate.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What hands out the keys of a table. Names are qualified where they are not in the home,
 * and in lower case.
 *
 * @param name the name of the sequence, or of the table that hands out numbers
 * @param table the table whose keys they are
 * @param column its key
 * @param increment how many numbers are taken at once
 * @param sql a statement that lets a table that hands out numbers go on after the keys
 * that are there, or null for a sequence
 * @param stored the number that such a table stores, or null for a sequence
 */
public record NumberSource(String name, String table, String column, long increment, @Nullable String sql,
		@Nullable StoredNumber stored) {

	/**
	 * Whether the sequence, or the table that hands out numbers, is the one of a name.
	 */
	public boolean is(QualifiedName other) {
		return this.name.equals(MappedSchemas.key(other));
	}

	/**
	 * The same source with another number of numbers that are taken at once.
	 */
	public NumberSource withIncrement(long increment) {
		return new NumberSource(this.name, this.table, this.column, increment, this.sql, this.stored);
	}

	/**
	 * What a sequence, or a table that hands out numbers, is called by
	 * {@link NumberSource}.
	 */
	public static String nameOf(QualifiedName other) {
		return MappedSchemas.key(other);
	}

	/**
	 * Whether the keys are those of the table of a name.
	 */
	public boolean numbers(QualifiedName other) {
		return this.table.equals(MappedSchemas.key(other));
	}

}
