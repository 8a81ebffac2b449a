package dev.migrate.execution;

import org.jspecify.annotations.Nullable;

/**
 * Where Liquibase keeps its books.
 *
 * @param schema the schema of both tables, or null for the connection's own
 * @param history the table of the change sets that have run
 * @param lock the table of the lock
 */
public record HistoryTables(@Nullable String schema, String history, String lock) {

	/**
	 * What Liquibase uses when nothing is said.
	 */
	public static HistoryTables standard() {
		return new HistoryTables(null, "DATABASECHANGELOG", "DATABASECHANGELOGLOCK");
	}

}
