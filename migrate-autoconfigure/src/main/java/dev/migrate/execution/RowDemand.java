package dev.migrate.execution;

import java.util.List;

/**
 * What a statement asks of the rows that are there; an engine refuses it, or changes
 * values, where one of them does not comply. Names are kept as they stand in the
 * statement.
 */
sealed interface RowDemand {

	/** The table whose rows are concerned. */
	String table();

	/**
	 * What one statement asks: nothing, as far as its text tells, where this is empty.
	 */
	static List<RowDemand> of(String statement) {
		return RowDemandReader.read(statement);
	}

	/** A column has a value in each row. */
	record Value(String table, String column) implements RowDemand {
	}

	/** No two rows have the same values. */
	record Unique(String table, List<String> columns) implements RowDemand {
	}

	/** What rows refer to exists. */
	record Reference(String table, List<String> columns, String referencedTable,
			List<String> referencedColumns) implements RowDemand {
	}

	/** A condition does not fail. */
	record Condition(String table, String condition) implements RowDemand {
	}

	/** Values survive in another type. */
	record Fit(String table, String column, String type) implements RowDemand {
	}

}
