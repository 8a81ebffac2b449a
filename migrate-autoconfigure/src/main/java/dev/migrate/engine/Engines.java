package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;

/**
 * The engines that are supported. A new one is a class and a line here, or a bean of the
 * application's.
 */
public final class Engines {

	private static final List<EngineType> TYPES = List.of(H2Engine.TYPE, PostgreSqlEngine.TYPE, MariaDbEngine.TYPE,
			HsqldbEngine.TYPE, SqliteEngine.TYPE);

	/** Those for which revisions are written, but not on a connection to them. */
	private static final List<EngineType> TARGETS = List.of(SqlServerEngine.TYPE, OracleEngine.TYPE, MySqlEngine.TYPE,
			Db2Engine.TYPE);

	/** Those of applications, by identity: two may add the same. */
	private static final List<EngineType> ADDED = new CopyOnWriteArrayList<>();

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
		Optional<EngineType> known = all().filter((type) -> type.isCalled(product)).findFirst();
		if (known.isPresent()) {
			return known.get().binding().bind(connection);
		}
		throw new MigrationException("The database is " + product + ", which is not supported",
				"Connect the application to one of: " + Stream.concat(TYPES.stream(), ADDED.stream())
					.map(EngineType::productName)
					.distinct()
					.collect(Collectors.joining(", ")));
	}

	/**
	 * An engine with the settings of a new database, for revisions that are written
	 * without a connection to it.
	 * @param id Liquibase's short name, as {@code app.migrate.targets} lists it
	 * @throws MigrationException if there is none of that name
	 */
	public static Engine byId(String id) {
		return supported(id).standard().get();
	}

	/**
	 * An engine with the settings of a new database, or empty if it is not known.
	 * @param id Liquibase's short name
	 */
	public static Optional<Engine> find(String id) {
		return type(id).map((type) -> type.standard().get());
	}

	static EngineType supported(String id) {
		return type(id).orElseThrow(() -> new MigrationException("There is no database engine called '" + id + "'",
				"Use one of: " + Stream.of(TYPES, TARGETS, ADDED)
					.flatMap(List::stream)
					.map(EngineType::id)
					.distinct()
					.collect(Collectors.joining(", "))));
	}

	private static Optional<EngineType> type(String id) {
		return all().filter((type) -> type.id().equals(id)).findFirst();
	}

	private static Stream<EngineType> all() {
		return Stream.of(ADDED, TYPES, TARGETS).flatMap(List::stream);
	}

	/**
	 * Adds engines of an application, which come before those of ours. Liquibase knows
	 * its databases per process as well.
	 * @return what takes them away again
	 */
	public static Runnable add(List<EngineType> types) {
		ADDED.addAll(types);
		return () -> types.forEach(Engines::remove);
	}

	private static synchronized void remove(EngineType type) {
		for (int i = 0; i < ADDED.size(); i++) {
			if (ADDED.get(i) == type) {
				ADDED.remove(i);
				return;
			}
		}
	}

}
