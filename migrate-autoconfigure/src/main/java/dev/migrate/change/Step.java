package dev.migrate.change;

import java.util.Set;

import dev.migrate.schema.QualifiedName;

/**
 * Something that a change set does, as far as it can be read, whoever wrote it.
 */
public sealed interface Step {

	/**
	 * A change of the schema.
	 *
	 * @param change the change
	 * @param ways how it is done, where the change set says so
	 */
	record Structure(SchemaChange change, Set<Way> ways) implements Step {

		public Structure {
			ways = Set.copyOf(ways);
		}

	}

	/**
	 * A change of rows.
	 *
	 * @param table the table
	 * @param every whether it can touch every row that was there before, rather than add
	 * some
	 */
	record Rows(QualifiedName table, boolean every) implements Step {
	}

	/**
	 * A statement that somebody wrote as SQL. What could be read of it follows in steps
	 * of their own.
	 *
	 * @param text the statement, without comments
	 * @param understood whether all of it could be read
	 */
	record Sql(String text, boolean understood) implements Step {
	}

	/**
	 * How a change of the schema can be done.
	 */
	enum Way {

		/** While others go on to write, and outside of a transaction. */
		CONCURRENTLY,

		/** Without a look at the rows that are there. */
		NOT_VALID,

		/** With an index that is there already. */
		USING_INDEX,

		/** Refused if others had to wait for it. */
		ONLINE

	}

}
