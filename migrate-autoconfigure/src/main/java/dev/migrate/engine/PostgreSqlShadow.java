package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.UUID;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;

/**
 * A schema that exists only in a transaction, which is rolled back in the end. Nobody
 * else ever sees it.
 */
final class PostgreSqlShadow implements Shadow {

	private static final String PREFIX = "migrate_shadow_";

	private static final String INSUFFICIENT_PRIVILEGE = "42501";

	private final Engine engine;

	private final Connection transaction;

	private final Connection connection;

	private final boolean autoCommit;

	private final ShadowSchemas schemas;

	private PostgreSqlShadow(Engine engine, Connection transaction, String home) throws SQLException {
		this.engine = engine;
		this.transaction = transaction;
		this.autoCommit = transaction.getAutoCommit();
		transaction.setAutoCommit(false);
		this.schemas = new ShadowSchemas(engine, home, createSchema(), true);
		PostgreSqlSearchPath.set(transaction, schemaName());
		this.connection = this.schemas.connection(SavepointConnection.of(transaction));
	}

	static Shadow open(Engine engine, DataSource database, String home) throws SQLException {
		Connection transaction = database.getConnection();
		try {
			return new PostgreSqlShadow(engine, transaction, home);
		}
		catch (SQLException | RuntimeException ex) {
			try (transaction) {
				transaction.rollback();
			}
			throw ex;
		}
	}

	private String createSchema() throws SQLException {
		execute("set local lock_timeout = '5s'");
		execute("set local idle_in_transaction_session_timeout = 0");
		Savepoint savepoint = this.transaction.setSavepoint();
		String name = PREFIX + UUID.randomUUID().toString().replace("-", "");
		try {
			execute("create schema " + name);
			return name;
		}
		catch (SQLException ex) {
			if (!INSUFFICIENT_PRIVILEGE.equals(ex.getSQLState())) {
				throw ex;
			}
			this.transaction.rollback(savepoint);
			return temporarySchema(ex);
		}
	}

	/**
	 * A role that may not create schemas has the one for temporary objects, which comes
	 * into being with the first of them.
	 */
	private String temporarySchema(SQLException refused) throws SQLException {
		try {
			execute("discard temp");
			execute("create temporary table migrate_shadow () on commit drop");
			execute("drop table pg_temp.migrate_shadow");
		}
		catch (SQLException ex) {
			ex.addSuppressed(refused);
			throw new MigrationException(
					"The database user may create neither a schema nor temporary tables, so there is no place to try "
							+ "out what the entities and the changelog produce",
					"Grant the user CREATE on the database, or TEMPORARY, which is enough: "
							+ "grant temporary on database <database> to <user>",
					ex);
		}
		return CatalogQuery
			.list(this.transaction, "select nspname from pg_catalog.pg_namespace where oid = pg_my_temp_schema()",
					(row) -> row.getString(1))
			.get(0);
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.transaction.createStatement()) {
			statement.execute(sql);
		}
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
		if (this.schemas.contains(schema)) {
			return;
		}
		if (!schemaName().startsWith(PREFIX)) {
			throw new MigrationException(
					"The database user may create no schemas, so there is no place to try out what belongs to the schema "
							+ schema,
					"Grant the user CREATE on the database: grant create on database <database> to <user>");
		}
		String name = schemaName() + "_" + (scope().named().size() + 1);
		execute("create schema " + name);
		this.schemas.add(schema, name);
	}

	@Override
	public Schema read() throws SQLException {
		return this.schemas.read(this.transaction);
	}

	@Override
	public void close() throws SQLException {
		try (this.transaction) {
			this.transaction.rollback();
			this.transaction.setAutoCommit(this.autoCommit);
		}
	}

}
