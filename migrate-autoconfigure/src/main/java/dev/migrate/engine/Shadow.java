package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;

/**
 * An empty throw-away schema on the same engine as the live one, and if need be more of
 * them, each standing for a live schema of its own. Closing it leaves no trace.
 */
public interface Shadow extends AutoCloseable {

	/**
	 * The engine that it is on.
	 */
	Engine engine();

	/**
	 * A connection whose default schema is the shadow. Callers may commit and roll back
	 * at will (where the shadow lives in a transaction, these act on savepoints); closing
	 * it does nothing. A statement that fails leaves it usable once it is rolled back.
	 */
	Connection connection();

	/**
	 * The shadow schema's name as the catalogs spell it.
	 */
	String schemaName();

	/**
	 * The schemas of the shadow and those for which they stand.
	 */
	SchemaScope scope();

	/**
	 * Makes an empty schema stand for a live one, unless that has happened: from then on
	 * statements on {@link #connection()} that name the live one mean the other. None of
	 * them reaches the live one, which need not exist.
	 * @throws dev.migrate.failure.MigrationException if there cannot be another schema
	 */
	void include(Identifier schema) throws SQLException;

	/**
	 * Reads what has been created so far, as {@link Engine#read} reads the live schema.
	 */
	Schema read() throws SQLException;

	@Override
	void close() throws SQLException;

}
