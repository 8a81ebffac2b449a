package dev.migrate.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

import dev.migrate.schema.Schema;

/**
 * A database in memory with the settings of the live one. It ends with its only
 * connection.
 */
final class H2Shadow implements Shadow {

	private final Engine engine;

	private final Connection database;

	private final Connection connection;

	private final String schemaName;

	private H2Shadow(Engine engine, Connection database) throws SQLException {
		this.engine = engine;
		this.database = database;
		this.connection = ConnectionProxies.uncloseable(database);
		this.schemaName = database.getSchema();
	}

	static H2Shadow open(Engine engine, H2Settings settings) throws SQLException {
		String url = "jdbc:h2:mem:migrate_shadow_" + UUID.randomUUID() + settings.url();
		return new H2Shadow(engine, DriverManager.getConnection(url, "sa", ""));
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
