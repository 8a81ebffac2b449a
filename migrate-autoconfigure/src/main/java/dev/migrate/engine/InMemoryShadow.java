package dev.migrate.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;

import dev.migrate.schema.Identifier;

/**
 * A database in memory with the settings of the live one. It ends with its only
 * connection.
 */
final class InMemoryShadow extends AbstractShadow {

	private final Connection database;

	private InMemoryShadow(Engine engine, Connection database, String home) throws SQLException {
		super(engine, database, ConnectionProxies.uncloseable(database), new ShadowSchemas(engine, home, home, false));
		this.database = database;
		if (!home.equals(engine.currentSchema(database))) {
			create(engine.identifier(home), 0);
			execute(database, "set schema " + engine.sql(engine.identifier(home)));
		}
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
	String create(Identifier schema, int number) throws SQLException {
		execute(this.database, "create schema if not exists " + engine().sql(schema));
		return engine().catalogName(schema);
	}

	@Override
	public void close() throws SQLException {
		this.database.close();
	}

}
