package dev.migrate.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;

/**
 * A database in memory with the settings of the live one. It ends with its only
 * connection.
 */
final class InMemoryShadow implements Shadow {

	private final Engine engine;

	private final Connection database;

	private final Connection connection;

	private final ShadowSchemas schemas;

	private InMemoryShadow(Engine engine, Connection database, String home) throws SQLException {
		this.engine = engine;
		this.database = database;
		this.schemas = new ShadowSchemas(engine, home, home, false);
		if (!home.equals(engine.currentSchema(database))) {
			create(engine.identifier(home));
			execute("set schema " + engine.sql(engine.identifier(home)));
		}
		this.connection = this.schemas.connection(ConnectionProxies.uncloseable(database));
	}

	/**
	 * Opens a database that nobody else knows, in which schemas can have the names of the
	 * live ones.
	 * @param url its JDBC URL
	 */
	static InMemoryShadow open(Engine engine, String home, String url, Properties settings) throws SQLException {
		Connection database = DriverManager.getConnection(url, settings);
		try {
			return new InMemoryShadow(engine, database, home);
		}
		catch (SQLException | RuntimeException ex) {
			database.close();
			throw ex;
		}
	}

	/**
	 * A name that nobody else has.
	 */
	static String name() {
		return "migrate_shadow_" + UUID.randomUUID();
	}

	@Override
	public Engine engine() {
		return this.engine;
	}

	@Override
	public Connection connection() {
		return this.connection;
	}

	@Override
	public String schemaName() {
		return scope().home().catalogName();
	}

	@Override
	public SchemaScope scope() {
		return this.schemas.scope();
	}

	@Override
	public void include(Identifier schema) throws SQLException {
		if (!this.schemas.contains(schema)) {
			create(schema);
			this.schemas.add(schema, this.engine.catalogName(schema));
		}
	}

	private void create(Identifier schema) throws SQLException {
		execute("create schema if not exists " + this.engine.sql(schema));
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.database.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public Schema read() throws SQLException {
		return this.schemas.read(this.database);
	}

	@Override
	public void close() throws SQLException {
		this.database.close();
	}

}
