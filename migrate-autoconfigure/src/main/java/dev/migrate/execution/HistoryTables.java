package dev.migrate.execution;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where Liquibase keeps its books.
 *
 * @param schema the schema of both tables, or null for the connection's own
 * @param history the table of the change sets that have run
 * @param lock the table of the lock
 */
public record HistoryTables(@Nullable String schema, String history, String lock) {

	static final String STATE = "_STATE";

	/**
	 * What Liquibase uses when nothing is said.
	 */
	public static HistoryTables standard() {
		return new HistoryTables(null, "DATABASECHANGELOG", "DATABASECHANGELOGLOCK");
	}

	/**
	 * What is used where something may be said.
	 */
	public static HistoryTables of(@Nullable String schema, @Nullable String history, @Nullable String lock) {
		HistoryTables standard = standard();
		return new HistoryTables(schema, (history != null) ? history : standard.history(),
				(lock != null) ? lock : standard.lock());
	}

	/**
	 * Our own table beside them: what was up to date when.
	 */
	public String state() {
		return this.history + STATE;
	}

	/**
	 * A schema without them: they are Liquibase's and ours, and nobody else's.
	 */
	public Schema notIn(Schema found) {
		return found.withTables(found.tables().stream().filter((table) -> !are(table.name())).toList());
	}

	private boolean are(QualifiedName table) {
		String name = table.name().text();
		boolean here = table.schema() == null || this.schema == null
				|| table.schema().text().equalsIgnoreCase(this.schema);
		return here && (name.equalsIgnoreCase(this.history) || name.equalsIgnoreCase(this.lock)
				|| name.equalsIgnoreCase(state()));
	}

}
