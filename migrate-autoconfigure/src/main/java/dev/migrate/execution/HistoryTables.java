package dev.migrate.execution;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

import dev.migrate.failure.MigrationException;
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

	/** Liquibase quotes the names by itself where it has to. */
	private static final Pattern NO_NAME = Pattern.compile("[\"'`;\\p{Cntrl}]");

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
	 * All three.
	 */
	List<String> names() {
		return List.of(this.history, this.lock, state());
	}

	/**
	 * Refuses names under which nothing can be kept.
	 */
	void verify() {
		String properties = "spring.liquibase.database-change-log-table and "
				+ "spring.liquibase.database-change-log-lock-table";
		for (String table : List.of(this.history, this.lock)) {
			if (table.isBlank() || NO_NAME.matcher(table).find()) {
				throw new MigrationException("'" + table + "' is not a name for a table of Liquibase's.",
						"Set " + properties + " to names without quotes, or remove them.");
			}
		}
		if (this.history.equalsIgnoreCase(this.lock)) {
			throw new MigrationException("The history and the lock cannot be one table, '" + this.history + "'.",
					"Set " + properties + " to two names.");
		}
	}

	/**
	 * Refuses a schema that is not there, before anybody tries to create the tables in
	 * it.
	 */
	void verifySchema(Connection connection) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		boolean schemas = metaData.supportsSchemasInTableDefinitions();
		if (this.schema == null || !(schemas || metaData.supportsCatalogsInTableDefinitions())) {
			return;
		}
		try (ResultSet found = schemas ? metaData.getSchemas() : metaData.getCatalogs()) {
			while (found.next()) {
				if (this.schema.equalsIgnoreCase(found.getString(1))) {
					return;
				}
			}
		}
		throw new MigrationException(
				"The schema '" + this.schema + "', where the history is to be, does not exist, or the database user "
						+ "must not see it.",
				"Create it: CREATE SCHEMA " + this.schema + "; or correct spring.liquibase.default-schema "
						+ "(or spring.liquibase.liquibase-schema, if it is set).");
	}

	/**
	 * A schema without them: they are Liquibase's and ours, and nobody else's.
	 */
	public Schema notIn(Schema found) {
		return found.withTables(found.tables().stream().filter((table) -> !are(table.name())).toList());
	}

	private boolean are(QualifiedName table) {
		boolean here = table.schema() == null || this.schema == null
				|| table.schema().text().equalsIgnoreCase(this.schema);
		return here && are(table.name().text());
	}

	/**
	 * Whether a table is one of them, by its name.
	 */
	boolean are(String name) {
		return name.equalsIgnoreCase(this.history) || name.equalsIgnoreCase(this.lock)
				|| name.equalsIgnoreCase(state());
	}

}
