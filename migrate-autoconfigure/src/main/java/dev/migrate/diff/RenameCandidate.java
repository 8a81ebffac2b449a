package dev.migrate.diff;

import dev.migrate.schema.QualifiedName;

/**
 * A table, column or sequence that is gone, and a new one of the same shape.
 *
 * @param kind what it is
 * @param from the old name; for a column {@code table.column}
 * @param to the new name; for a column {@code table.column}
 * @param shape what both have in common, in words: {@code a varchar(255)}
 * @param table the table that holds both columns, or the old table or sequence itself
 */
public record RenameCandidate(Kind kind, String from, String to, String shape, QualifiedName table) {

	/**
	 * What is renamed.
	 */
	public enum Kind {

		/** A table. */
		TABLE,

		/** A column. */
		COLUMN,

		/** A sequence. */
		SEQUENCE

	}

}
