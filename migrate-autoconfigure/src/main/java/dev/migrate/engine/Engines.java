package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;

/**
 * The engines that are supported. A new one is a class and a line here.
 */
public final class Engines {

	private static final List<EngineType> TYPES = List.of(H2Engine.TYPE, PostgreSqlEngine.TYPE, MariaDbEngine.TYPE,
			HsqldbEngine.TYPE, SqliteEngine.TYPE);

	/** Those for which revisions are written, but not on a connection to them. */
	private static final List<EngineType> TARGETS = List.of(SqlServerEngine.TYPE, OracleEngine.TYPE, MySqlEngine.TYPE,
			Db2Engine.TYPE);

	private static final List<EngineType> ALL = Stream.concat(TYPES.stream(), TARGETS.stream()).toList();

	private Engines() {
	}

	/**
	 * The engine behind a data source, bound to that database's settings.
	 * @throws MigrationException if the engine is not supported
	 */
	public static Engine detect(DataSource dataSource) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			return detect(connection);
		}
	}

	/**
	 * The engine behind a connection, bound to that database's settings.
	 * @throws MigrationException if the engine is not supported
	 */
	public static Engine detect(Connection connection) throws SQLException {
		String product = connection.getMetaData().getDatabaseProductName();
		for (EngineType type : ALL) {
			if (product.equals(type.productName()) || product.startsWith(type.productName() + "/")) {
				return type.binding().bind(connection);
			}
		}
		throw new MigrationException("The database is " + product + ", which is not supported",
				"Connect the application to one of: "
						+ TYPES.stream().map(EngineType::productName).collect(Collectors.joining(", ")));
	}

	/**
	 * An engine with the settings of a new database, for revisions that are written
	 * without a connection to it.
	 * @param id Liquibase's short name, as {@code app.migrate.targets} lists it
	 * @throws MigrationException if there is none of that name
	 */
	public static Engine byId(String id) {
		return find(id).orElseThrow(() -> new MigrationException("There is no database engine called '" + id + "'",
				"Use one of: " + ALL.stream().map(EngineType::id).collect(Collectors.joining(", "))));
	}

	/**
	 * An engine with the settings of a new database, or empty if it is not known.
	 * @param id Liquibase's short name
	 */
	public static Optional<Engine> find(String id) {
		return ALL.stream().filter((type) -> type.id().equals(id)).findFirst().map((type) -> type.standard().get());
	}

}
