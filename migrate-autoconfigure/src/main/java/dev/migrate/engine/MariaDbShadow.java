package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Identifier;

/**
 * A scratch database on the same server with the live one's character set, dropped in the
 * end. A lock tells that it is in use; those that nobody uses any more are dropped when
 * the next one is made.
 */
final class MariaDbShadow extends AbstractShadow {

	private static final String PREFIX = "migrate_shadow_";

	private static final String LEFT_OVER = "select schema_name from information_schema.schemata where schema_name like '"
			+ PREFIX.replace("_", "\\_") + "%' and is_free_lock(left(schema_name, " + (PREFIX.length() + 32) + "))";

	private static final String SETTINGS = """
			select concat('character set ', default_character_set_name, ' collate ', default_collation_name)
			from information_schema.schemata where schema_name = ?
			""";

	private static final int ACCESS_DENIED = 1044;

	private final Connection database;

	private final String live;

	private MariaDbShadow(Engine engine, Connection database, String home, String schemaName) throws SQLException {
		super(engine, database, ConnectionProxies.uncloseable(database),
				new ShadowSchemas(engine, home, schemaName, false));
		this.database = database;
		this.live = engine.currentSchema(database);
		database.setAutoCommit(true);
		database.setCatalog(schemaName);
	}

	static Shadow open(Engine engine, DataSource dataSource, String home) throws SQLException {
		Connection database = KeptConnection.of(dataSource.getConnection());
		try {
			return new MariaDbShadow(engine, database, home, createDatabase(database, home));
		}
		catch (SQLException | RuntimeException ex) {
			database.close();
			throw ex;
		}
	}

	private static String createDatabase(Connection database, String home) throws SQLException {
		String name = PREFIX + UUID.randomUUID().toString().replace("-", "");
		CatalogQuery.list(database, "select get_lock(?, 0)", (row) -> row.getInt(1), name);
		try {
			drop(database, CatalogQuery.list(database, LEFT_OVER, (row) -> row.getString(1)));
			createDatabase(database, name, home);
			return name;
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() == ACCESS_DENIED) {
				throw refused(ex);
			}
			throw ex;
		}
	}

	private static void createDatabase(Connection database, String name, String live) throws SQLException {
		String settings = String.join(" ", CatalogQuery.list(database, SETTINGS, (row) -> row.getString(1), live));
		execute(database, "create database " + name + " " + settings);
	}

	/** Foreign keys may lead from one to another. */
	private static void drop(Connection database, List<String> names) throws SQLException {
		for (String name : names) {
			execute(database, "set statement foreign_key_checks = 0 for drop database if exists " + name);
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

	@Override
	String create(Identifier schema, int number) throws SQLException {
		String name = schemaName() + "_" + number;
		createDatabase(this.database, name, engine().catalogName(schema));
		return name;
	}

	@Override
	public void close() throws SQLException {
		try (this.database) {
			this.database.setCatalog(this.live);
			drop(this.database, scope().places().map(SchemaScope.Place::catalogName).toList());
			CatalogQuery.list(this.database, "select release_lock(?)", (row) -> row.getInt(1), schemaName());
		}
	}

}
