package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * What an engine knows about its types, and about what hangs together.
 */
@FunctionalInterface
public interface TypeRules {

	/**
	 * Whether values can be lost or refused by a change from one type to another, in
	 * words ("values longer than 40 characters"), or null if every value fits.
	 * @param fromType the type before, in the engine's normal spelling
	 * @param toType the type after, in the engine's normal spelling
	 */
	@Nullable String narrowing(String fromType, String toType);

	/**
	 * Whether a field can have had one type and got the other without having become
	 * another field: a longer text, a wider number, an enumeration instead of a text.
	 * @param type a type in the engine's normal spelling
	 * @param other a type in the engine's normal spelling
	 */
	default boolean related(String type, String other) {
		return type.equals(other);
	}

	/**
	 * The extension of the engine that brings a type along, or null where the engine has
	 * the type by itself.
	 * @param type the type in the engine's normal spelling
	 */
	default @Nullable String extension(String type) {
		return null;
	}

	/**
	 * Whether associations of entities become foreign keys. Where they do not, nothing in
	 * a schema tells which tables belong together.
	 */
	default boolean entitiesHaveForeignKeys() {
		return true;
	}

	/**
	 * Whether a foreign key holds on to an index that serves it, so that the index cannot
	 * be dropped while the key is there.
	 */
	default boolean foreignKeysHoldIndexes() {
		return false;
	}

	/**
	 * Whether a foreign key holds on to everything beneath it: to the types of its
	 * columns on both sides, and to a unique constraint or a primary key that serves it.
	 */
	default boolean foreignKeysHoldEverything() {
		return false;
	}

	/**
	 * Whether a foreign key may live on the index of a unique constraint or a primary key
	 * of the same columns, which goes on to admit each value once when the constraint is
	 * dropped and the foreign key is not.
	 */
	default boolean foreignKeysKeepUniqueness() {
		return false;
	}

	/**
	 * Whether a check is kept for the types that its columns had when it was added, so
	 * that it has to be away while one of them gets another.
	 */
	default boolean checksHoldTypes() {
		return false;
	}

	/**
	 * Whether keys and indexes have to be away while one of their columns gets another
	 * type or becomes mandatory.
	 */
	default boolean keysHoldColumns() {
		return false;
	}

	/**
	 * Whether a view holds on to the tables and columns that its query names, so that
	 * they can be changed only while the view is away.
	 */
	default boolean viewsHoldTables() {
		return true;
	}

	/**
	 * Whether a view goes on to work when a table or a column in its query is renamed.
	 */
	default boolean viewsFollowRenames() {
		return false;
	}

	/**
	 * Whether a column that is computed from others breaks when one of them gets another
	 * name, so that it has to be away meanwhile.
	 */
	default boolean renamesBreakComputedColumns() {
		return false;
	}

	/**
	 * An expression with a value of its own for each row, where a column can number its
	 * rows only while it is a key, so that the key has to be there first and to go last;
	 * null where an identity needs no key.
	 */
	default @Nullable String rowNumbers() {
		return null;
	}

	/**
	 * Whether a column of some type that is the primary key by itself numbers the rows
	 * that have no value in it.
	 */
	default boolean keysNumberRows(String type) {
		return false;
	}

	/**
	 * Whether a table can be moved to another schema with its rows.
	 */
	default boolean movesTables() {
		return false;
	}

	/**
	 * Whether a sequence can be moved to another schema and goes on from its number.
	 */
	default boolean movesSequences() {
		return movesTables();
	}

}
