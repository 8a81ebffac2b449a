package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.UUID;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Identifier;

/**
 * A schema that exists only in a transaction, which is rolled back in the end. Nobody
 * else ever sees it.
 */
final class PostgreSqlShadow extends AbstractShadow {

	private static final String PREFIX = "migrate_shadow_";

	private static final String INSUFFICIENT_PRIVILEGE = "42501";

	private final Connection transaction;

	private PostgreSqlShadow(Engine engine, Connection transaction, ShadowSchemas schemas) {
		super(engine, transaction, SavepointConnection.of(transaction), schemas);
		this.transaction = transaction;
	}

	static Shadow open(Engine engine, DataSource database, String home) throws SQLException {
		Connection transaction = KeptConnection.of(database.getConnection());
		try {
			transaction.setAutoCommit(false);
			String schema = createSchema(transaction);
			PostgreSqlSearchPath.set(transaction, schema);
			return new PostgreSqlShadow(engine, transaction, new ShadowSchemas(engine, home, schema, true));
		}
		catch (SQLException | RuntimeException ex) {
			transaction.close();
			throw ex;
		}
	}

	private static String createSchema(Connection transaction) throws SQLException {
		execute(transaction, "set local lock_timeout = '5s'");
		execute(transaction, "set local idle_in_transaction_session_timeout = 0");
		Savepoint savepoint = transaction.setSavepoint();
		String name = PREFIX + UUID.randomUUID().toString().replace("-", "");
		try {
			execute(transaction, "create schema " + name);
			return name;
		}
		catch (SQLException ex) {
			if (!INSUFFICIENT_PRIVILEGE.equals(ex.getSQLState())) {
				throw ex;
			}
			transaction.rollback(savepoint);
			return temporarySchema(transaction, ex);
		}
	}

	/**
	 * A role that may not create schemas has the one for temporary objects, which comes
	 * into being with the first of them.
	 */
	private static String temporarySchema(Connection transaction, SQLException refused) throws SQLException {
		try {
			execute(transaction, "discard temp");
			execute(transaction, "create temporary table migrate_shadow () on commit drop");
			execute(transaction, "drop table pg_temp.migrate_shadow");
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
			.list(transaction, "select nspname from pg_catalog.pg_namespace where oid = pg_my_temp_schema()",
					(row) -> row.getString(1))
			.get(0);
	}

	@Override
	String create(Identifier schema, int number) throws SQLException {
		if (!schemaName().startsWith(PREFIX)) {
			throw new MigrationException(
					"The database user may create no schemas, so there is no place to try out what belongs to the schema "
							+ schema,
					"Grant the user CREATE on the database: grant create on database <database> to <user>");
		}
		String name = schemaName() + "_" + number;
		execute(this.transaction, "create schema " + name);
		return name;
	}

	/** What has not been committed goes with the connection. */
	@Override
	public void close() throws SQLException {
		this.transaction.close();
	}

}
