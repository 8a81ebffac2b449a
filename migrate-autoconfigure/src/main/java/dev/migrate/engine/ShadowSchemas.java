package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;

/**
 * The schemas of a shadow, each of which stands for one of the live database.
 */
final class ShadowSchemas {

	private final Engine engine;

	private final boolean searched;

	private SchemaScope scope;

	/**
	 * Schemas of which there is only the home yet.
	 * @param home the live schema whose objects go without a qualifier
	 * @param standIn the schema of the shadow that stands for it
	 * @param searched whether everything without a qualifier is searched for there, and
	 * what belongs to an extension elsewhere
	 */
	ShadowSchemas(Engine engine, String home, String standIn, boolean searched) {
		this.engine = engine;
		this.searched = searched;
		this.scope = new SchemaScope(new SchemaScope.Place(standIn, home, null), List.of());
	}

	SchemaScope scope() {
		return this.scope;
	}

	boolean contains(Identifier schema) {
		return this.scope.live(this.engine.catalogName(schema)).isPresent();
	}

	void add(Identifier schema, String standIn) {
		this.scope = this.scope.with(schema, this.engine.catalogName(schema), standIn);
	}

	/**
	 * A connection on which the names of live schemas mean their stand-ins.
	 */
	Connection connection(Connection connection) {
		return ConnectionProxies.rewriting(connection,
				(sql) -> new ShadowSql(this.engine, this.scope, this.searched).of(sql));
	}

	Schema read(Connection connection) throws SQLException {
		return this.engine.read(connection, this.scope);
	}

}
