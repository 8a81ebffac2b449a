package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Schema;

/**
 * A scratch database on the same server with the live one's character set, dropped in the
 * end. A lock tells that it is in use; those that nobody uses any more are dropped when
 * the next one is made.
 */
final class MariaDbShadow implements Shadow {

	private static final String PREFIX = "migrate_shadow_";

	private static final String LEFT_OVER = "select schema_name from information_schema.schemata where schema_name like '"
			+ PREFIX.replace("_", "\\_") + "%' and is_free_lock(schema_name)";

	private static final int ACCESS_DENIED = 1044;

	private final Engine engine;

	private final Connection database;

	private final Connection connection;

	private final String live;

	private final boolean autoCommit;

	private final String schemaName;

	private MariaDbShadow(Engine engine, Connection database, String live, String schemaName) throws SQLException {
		this.engine = engine;
		this.database = database;
		this.connection = ConnectionProxies.uncloseable(database);
		this.live = live;
		this.autoCommit = database.getAutoCommit();
		this.schemaName = schemaName;
		database.setAutoCommit(true);
		database.setCatalog(schemaName);
	}

	static Shadow open(Engine engine, DataSource dataSource) throws SQLException {
		Connection database = dataSource.getConnection();
		try {
			String live = engine.currentSchema(database);
			return new MariaDbShadow(engine, database, live, createDatabase(database));
		}
		catch (SQLException | RuntimeException ex) {
			database.close();
			throw ex;
		}
	}

	private static String createDatabase(Connection database) throws SQLException {
		String name = PREFIX + UUID.randomUUID().toString().replace("-", "");
		CatalogQuery.list(database, "select get_lock(?, 0)", (row) -> row.getInt(1), name);
		List<String> settings = CatalogQuery.list(database, "select @@character_set_database, @@collation_database",
				(row) -> "character set " + row.getString(1) + " collate " + row.getString(2));
		try {
			for (String leftOver : CatalogQuery.list(database, LEFT_OVER, (row) -> row.getString(1))) {
				execute(database, "drop database if exists " + leftOver);
			}
			execute(database, "create database " + name + " " + settings.get(0));
			return name;
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() == ACCESS_DENIED) {
				throw refused(ex);
			}
			throw ex;
		}
	}

	private static MigrationException refused(SQLException ex) {
		return new MigrationException(
				"The database user may not create a scratch database, so there is no place to try out what the entities "
						+ "and the changelog produce",
				"Grant the user everything on databases of that name: grant all on `" + PREFIX.replace("_", "\\_")
						+ "%`.* to <user>",
				ex);
	}

	private static void execute(Connection database, String sql) throws SQLException {
		try (Statement statement = database.createStatement()) {
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
		return this.engine.read(this.database, this.schemaName);
	}

	@Override
	public void close() throws SQLException {
		try (this.database) {
			if (!this.database.getAutoCommit()) {
				this.database.rollback();
				this.database.setAutoCommit(true);
			}
			this.database.setCatalog(this.live);
			execute(this.database, "drop database " + this.schemaName);
			CatalogQuery.list(this.database, "select release_lock(?)", (row) -> row.getInt(1), this.schemaName);
			this.database.setAutoCommit(this.autoCommit);
		}
	}

}
