package dev.migrate.execution;

import java.util.List;

/**
 * What a statement does to rows, as far as its text tells. Names are kept as they stand
 * in the statement.
 */
sealed interface SqlEffect {

	/**
	 * The effects of one statement: none if it leaves rows and names alone.
	 */
	static List<SqlEffect> of(String statement) {
		return SqlEffectReader.read(statement);
	}

	/** A table goes. */
	record DropTable(String table) implements SqlEffect {
	}

	/** A column goes. */
	record DropColumn(String table, String column) implements SqlEffect {
	}

	/** Something goes with whatever is in it or made of it: {@code Drop schema shop}. */
	record DropWhole(String operation) implements SqlEffect {
	}

	/** Something goes for all that the text tells, but not what. */
	record MayLose(String statement) implements SqlEffect {
	}

	/** Every row of a table goes. */
	record EmptyTable(String table) implements SqlEffect {
	}

	/** A column's values have to fit into another type. */
	record ChangeType(String table, String column, String type) implements SqlEffect {
	}

	/** Rows go or get other values: those of some columns, or any if none is named. */
	record ChangeRows(String operation, String table, List<String> columns) implements SqlEffect {
	}

	/** A table has another name from here on. */
	record RenameTable(String from, String to) implements SqlEffect {
	}

	/** A column has another name from here on. */
	record RenameColumn(String table, String from, String to) implements SqlEffect {
	}

	/**
	 * Whether what goes was made for keeping rows or values, be there any or not.
	 */
	default boolean takesAway() {
		return this instanceof DropTable || this instanceof DropColumn || this instanceof DropWhole
				|| this instanceof MayLose;
	}

	/**
	 * Whether nothing but losing rows or values can come of it.
	 */
	default boolean loses() {
		return takesAway() || this instanceof EmptyTable;
	}

	/** Nobody can tell. */
	record Unknown(String statement) implements SqlEffect {
	}

}
