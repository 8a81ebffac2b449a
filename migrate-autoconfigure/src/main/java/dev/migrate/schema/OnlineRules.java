package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * What an engine keeps others waiting for while its schema changes, and how that is
 * avoided. An engine that does not say otherwise does its changes at once, or is used by
 * nobody else meanwhile.
 */
public interface OnlineRules {

	/**
	 * Liquibase's short name of the engine.
	 */
	String id();

	/**
	 * The engine's name for people.
	 */
	String displayName();

	/**
	 * An identifier as it has to stand in SQL.
	 */
	String sql(Identifier identifier);

	/**
	 * A qualified name as it has to stand in SQL.
	 */
	String sql(QualifiedName name);

	/**
	 * Whether an index that is built or dropped keeps writers out unless it is done
	 * {@code concurrently}, which takes no transaction around it.
	 */
	default boolean indexesConcurrently() {
		return false;
	}

	/**
	 * Whether a change waits for the queries that it meets, and others behind it, unless
	 * a setting bounds how long.
	 */
	default boolean boundsWaits() {
		return false;
	}

	/**
	 * Whether a foreign key or a check keeps writers out while it looks at the rows that
	 * are there, unless it is added {@code not valid} and validated later; and whether a
	 * key can take over a unique index.
	 */
	default boolean validatesLater() {
		return false;
	}

	/**
	 * What the end of {@code alter table} has to say for the statement to be refused
	 * rather than to keep writers out; null where there is nothing of the kind.
	 */
	default @Nullable String unlessOnline() {
		return null;
	}

	/**
	 * Whether a column's new type has every row written anew, or looked at, while others
	 * wait.
	 * @param fromType the type before, in the engine's normal spelling
	 * @param toType the type after, in the engine's normal spelling
	 */
	default boolean rewritesForType(String fromType, String toType) {
		return false;
	}

	/**
	 * Whether every row is written anew, while others wait, for a new column.
	 */
	default boolean rewritesForColumn(Column column) {
		return false;
	}

	/**
	 * Whether a foreign key gets an index by itself.
	 */
	default boolean indexesForeignKeys() {
		return false;
	}

	/**
	 * How many bytes of a name count; the rest is cut off in silence or refused.
	 */
	default int nameLimit() {
		return 128;
	}

	/**
	 * Whether the engine keeps json as text, which it can neither index nor compare, and
	 * has another type for it.
	 */
	default boolean keepsJsonAsText() {
		return false;
	}

	/**
	 * Whether a text of fixed length is kept like any other, with the spaces at its end.
	 */
	default boolean padsText() {
		return false;
	}

	/**
	 * The type that means the same moment everywhere, for one that has no zone; null
	 * where there is none, or the engine makes no difference.
	 */
	default @Nullable String instantType(String type) {
		return null;
	}

	/**
	 * Whether rows can be written through a view that shows a table as it is.
	 */
	default boolean writesThroughViews() {
		return false;
	}

	/**
	 * A statement that updates rows a few at a time, each time in a transaction of its
	 * own; null where there is none.
	 * @param condition what is true for those that are still to be updated
	 */
	default @Nullable String inBatches(QualifiedName table, String assignment, String condition) {
		return null;
	}

	/**
	 * Whether changes of the schema are taken back when their transaction fails.
	 */
	default boolean takesBackSchemaChanges() {
		return false;
	}

}
