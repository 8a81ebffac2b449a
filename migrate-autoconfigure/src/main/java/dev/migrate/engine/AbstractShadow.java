package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;

/**
 * What the shadows of all engines have in common: schemas on one connection that stand
 * for the live ones.
 */
abstract class AbstractShadow implements Shadow {

	private final Engine engine;

	private final Connection database;

	private final ShadowSchemas schemas;

	private final Connection connection;

	/**
	 * A shadow that has only the home yet.
	 * @param database where the shadow lives
	 * @param lent what the callers get of it
	 * @param schemas with the home's stand-in
	 */
	AbstractShadow(Engine engine, Connection database, Connection lent, ShadowSchemas schemas) {
		this.engine = engine;
		this.database = database;
		this.schemas = schemas;
		this.connection = schemas.connection(lent);
	}

	/**
	 * Creates a stand-in.
	 * @param number how many the named schemas have with it
	 * @return its name in the catalog
	 */
	abstract String create(Identifier schema, int number) throws SQLException;

	@Override
	public final Engine engine() {
		return this.engine;
	}

	@Override
	public final Connection connection() {
		return this.connection;
	}

	@Override
	public final String schemaName() {
		return scope().home().catalogName();
	}

	@Override
	public final SchemaScope scope() {
		return this.schemas.scope();
	}

	@Override
	public final void include(Identifier schema) throws SQLException {
		if (!this.schemas.contains(schema)) {
			this.schemas.add(schema, create(schema, scope().named().size() + 1));
		}
	}

	@Override
	public final Schema read() throws SQLException {
		return this.schemas.read(this.database);
	}

	static void execute(Connection database, String sql) throws SQLException {
		try (Statement statement = database.createStatement()) {
			statement.execute(sql);
		}
	}

}
