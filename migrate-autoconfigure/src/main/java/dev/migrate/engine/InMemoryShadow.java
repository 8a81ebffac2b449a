package dev.migrate.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;

import dev.migrate.schema.Schema;

/**
 * A database in memory with the settings of the live one. It ends with its only
 * connection.
 */
final class InMemoryShadow implements Shadow {

	private final Engine engine;

	private final Connection database;

	private final Connection connection;

	private final String schemaName;

	private InMemoryShadow(Engine engine, Connection database) throws SQLException {
		this.engine = engine;
		this.database = database;
		this.connection = ConnectionProxies.uncloseable(database);
		this.schemaName = engine.currentSchema(database);
	}

	/**
	 * Opens a database that nobody else knows.
	 * @param url its JDBC URL
	 */
	static InMemoryShadow open(Engine engine, String url, Properties settings) throws SQLException {
		return new InMemoryShadow(engine, DriverManager.getConnection(url, settings));
	}

	/**
	 * A name that nobody else has.
	 */
	static String name() {
		return "migrate_shadow_" + UUID.randomUUID();
	}

	@Override
	public Connection connection() {
		return this.connection;
	}

	@Override
	public String schemaName() {
		return this.schemaName;
	}

	@Override
	public Schema read() throws SQLException {
		return this.engine.read(this.database, this.schemaName);
	}

	@Override
	public void close() throws SQLException {
		this.database.close();
	}

}
