package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.UUID;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Schema;

/**
 * A schema that exists only in a transaction, which is rolled back in the end. Nobody
 * else ever sees it.
 */
final class PostgreSqlShadow implements Shadow {

	private static final String INSUFFICIENT_PRIVILEGE = "42501";

	private final Engine engine;

	private final Connection transaction;

	private final Connection connection;

	private final boolean autoCommit;

	private final String schemaName;

	private PostgreSqlShadow(Engine engine, Connection transaction) throws SQLException {
		this.engine = engine;
		this.transaction = transaction;
		this.autoCommit = transaction.getAutoCommit();
		transaction.setAutoCommit(false);
		this.schemaName = createSchema();
		PostgreSqlSearchPath.set(transaction, this.schemaName);
		this.connection = SavepointConnection.of(transaction);
	}

	static Shadow open(Engine engine, DataSource database) throws SQLException {
		Connection transaction = database.getConnection();
		try {
			return new PostgreSqlShadow(engine, transaction);
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
		String name = "migrate_shadow_" + UUID.randomUUID().toString().replace("-", "");
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
	public Connection connection() {
		return this.connection;
	}

	@Override
	public String schemaName() {
		return this.schemaName;
	}

	@Override
	public Schema read() throws SQLException {
		return this.engine.read(this.transaction, this.schemaName);
	}

	@Override
	public void close() throws SQLException {
		try (this.transaction) {
			this.transaction.rollback();
			this.transaction.setAutoCommit(this.autoCommit);
		}
	}

}
