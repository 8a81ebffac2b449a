package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;

import dev.migrate.schema.Schema;

/**
 * The search path under which a schema is read: PostgreSQL's own functions qualify
 * whatever it does not find. Types of extensions are found wherever those live.
 */
final class PostgreSqlSearchPath {

	private static final String SET = """
			select set_config('search_path', concat_ws(', ', quote_ident(?), (
				select string_agg(distinct quote_ident(n.nspname), ', ') from pg_catalog.pg_extension e
				join pg_catalog.pg_namespace n on n.oid = e.extnamespace where n.nspname not in ('pg_catalog', ?))), true)
			""";

	private PostgreSqlSearchPath() {
	}

	/**
	 * Makes a schema the current one until the transaction ends.
	 */
	static void set(Connection connection, String schema) throws SQLException {
		CatalogQuery.list(connection, SET, (row) -> row, schema, schema);
	}

	/**
	 * Reads under a schema's search path and leaves the connection as it was: in its own
	 * transaction, or in none.
	 */
	static Schema with(Connection connection, String schema, Reading reading) throws SQLException {
		if (!connection.getAutoCommit()) {
			return withinTransaction(connection, schema, reading);
		}
		connection.setAutoCommit(false);
		try {
			set(connection, schema);
			return reading.read();
		}
		finally {
			connection.rollback();
			connection.setAutoCommit(true);
		}
	}

	private static Schema withinTransaction(Connection connection, String schema, Reading reading) throws SQLException {
		String before = CatalogQuery
			.list(connection, "select current_setting('search_path')", (row) -> row.getString(1))
			.get(0);
		set(connection, schema);
		Schema result = reading.read();
		CatalogQuery.list(connection, "select set_config('search_path', ?, true)", (row) -> row, before);
		return result;
	}

	/**
	 * Reads a schema.
	 */
	@FunctionalInterface
	interface Reading {

		Schema read() throws SQLException;

	}

}
