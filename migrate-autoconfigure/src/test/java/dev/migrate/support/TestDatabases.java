package dev.migrate.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Fresh databases on real engines. One PostgreSQL and one MariaDB server serve a test
 * JVM; they start when they are first asked for and end with the JVM.
 */
public final class TestDatabases {

	private static final AtomicInteger COUNTER = new AtomicInteger();

	private static final PooledDatabases POSTGRES = PooledDatabases.postgres(TestDatabases::newPostgresDatabase);

	private static final PooledDatabases MARIADB = PooledDatabases.mariaDb(TestDatabases::createMariaDbDatabase);

	static {
		// A pool of this class asks a connection each time before it hands it out
		System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
	}

	private TestDatabases() {
	}

	/**
	 * Liquibase's short names of the engines that are at hand.
	 */
	public static List<String> engines() {
		return chosen("h2", "postgresql", "mariadb", "hsqldb", "sqlite");
	}

	/**
	 * The engines on which the cases of single changes are played.
	 */
	public static List<String> enginesOfCases() {
		return engines();
	}

	/**
	 * The engines that know more than one schema, or database, at a time.
	 */
	public static List<String> enginesWithSchemas() {
		return chosen("h2", "postgresql", "mariadb", "hsqldb");
	}

	/**
	 * The engines that keep their rows when the process that wrote them dies.
	 */
	public static List<String> enginesThatPersist() {
		return chosen("h2", "postgresql", "mariadb", "sqlite");
	}

	/**
	 * All of them, unless {@code -Dtest.engines=h2,postgresql} picks some: while a case
	 * is being worked on, one engine is enough.
	 */
	private static List<String> chosen(String... engines) {
		String wanted = System.getProperty("test.engines", String.join(",", engines));
		return Stream.of(engines).filter(List.of(wanted.split(","))::contains).toList();
	}

	/**
	 * An empty database, for as long as the test lasts that asks for it.
	 * @param engine Liquibase's short name of the engine
	 */
	public static DataSource create(String engine) {
		return switch (engine) {
			case "h2" -> h2Database();
			case "postgresql" -> POSTGRES.take();
			case "mariadb" -> MARIADB.take();
			case "hsqldb" -> hsqldbDatabase("");
			case "sqlite" -> sqliteDatabase("");
			default -> throw new IllegalArgumentException(engine);
		};
	}

	/**
	 * An empty H2 database in memory, alive until the JVM ends.
	 */
	public static DataSource h2Database() {
		return h2Database("");
	}

	/**
	 * An empty H2 database in memory, alive until the JVM ends.
	 * @param settings what follows in its URL, such as {@code ;MODE=PostgreSQL}
	 */
	public static DataSource h2Database(String settings) {
		JdbcDataSource dataSource = new JdbcDataSource();
		dataSource.setUrl("jdbc:h2:mem:t_" + COUNTER.incrementAndGet() + ";DB_CLOSE_DELAY=-1" + settings);
		dataSource.setUser("sa");
		return dataSource;
	}

	/**
	 * An empty PostgreSQL database whose user is a superuser.
	 */
	public static DataSource postgresDatabase() {
		return newPostgresDatabase();
	}

	static PGSimpleDataSource newPostgresDatabase() {
		return (PGSimpleDataSource) PostgresServer.INSTANCE.getDatabase("postgres", createPostgresDatabase());
	}

	/**
	 * The databases that a test has had are free for others.
	 */
	public static void testEnded() {
		POSTGRES.takeBack();
		MARIADB.takeBack();
	}

	/**
	 * The JDBC URL of an empty PostgreSQL database, user included.
	 */
	public static String postgresUrl() {
		return PostgresServer.INSTANCE.getJdbcUrl("postgres", createPostgresDatabase());
	}

	private static String createPostgresDatabase() {
		String name = "t_" + COUNTER.incrementAndGet();
		execute(PostgresServer.INSTANCE.getPostgresDatabase(), "create database " + name);
		return name;
	}

	/**
	 * An empty HSQLDB database in memory, alive until the JVM ends.
	 * @param settings what follows in its URL, such as {@code ;sql.ignore_case=true}
	 */
	public static DataSource hsqldbDatabase(String settings) {
		return new DriverManagerDataSource("jdbc:hsqldb:mem:t_" + COUNTER.incrementAndGet() + settings, "sa", "");
	}

	/**
	 * An empty SQLite database in a file that nobody cares for when the JVM ends.
	 * @param settings what follows in its URL, such as {@code &foreign_keys=on}
	 */
	public static DataSource sqliteDatabase(String settings) {
		try {
			Path file = Files.createTempFile("t_", ".sqlite");
			file.toFile().deleteOnExit();
			return new DriverManagerDataSource(
					"jdbc:sqlite:" + file + "?synchronous=off&journal_mode=memory" + settings);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * An empty MariaDB database whose user may do everything.
	 */
	public static DataSource mariaDbDatabase() {
		return mariaDbDatabase("");
	}

	/**
	 * An empty MariaDB database whose user may do everything.
	 * @param settings what follows in its URL, such as {@code ?sessionVariables=…}
	 */
	public static DataSource mariaDbDatabase(String settings) {
		return MariaDbServer.INSTANCE.database(createMariaDbDatabase() + settings);
	}

	private static String createMariaDbDatabase() {
		String name = "t_" + COUNTER.incrementAndGet();
		execute(MariaDbServer.INSTANCE.database("mysql"), "create database " + name);
		return name;
	}

	/**
	 * Where an engine's own programs are, or null for those of this machine.
	 */
	public static @Nullable Path programs(String engine) {
		return engine.equals("mariadb") ? MariaDbServer.INSTANCE.programs() : null;
	}

	/**
	 * A data source with a single connection, as a pool of one: it survives being closed.
	 */
	public static DataSource sharing(Connection connection) {
		return new SingleConnectionDataSource(connection, true);
	}

	/**
	 * Runs statements, each committed on its own.
	 */
	public static void execute(DataSource dataSource, String... statements) {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Does some work while a database has more schemas. MariaDB's are databases of its
	 * server, so they go in the end.
	 */
	public static void withSchemas(DataSource dataSource, List<String> schemas, DatabaseWork work) throws SQLException {
		createSchemas(dataSource, schemas);
		try {
			work.run();
		}
		finally {
			dropSchemas(dataSource, schemas);
		}
	}

	/**
	 * Creates schemas.
	 */
	public static void createSchemas(DataSource dataSource, List<String> schemas) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			for (String schema : schemas) {
				statement.execute("create schema " + quoted(schema, connection));
			}
		}
	}

	/**
	 * A name as it has to stand in SQL: one in back quotes is a quoted one, as in JPA.
	 */
	public static String quoted(String name, Connection connection) throws SQLException {
		return name.replace("`", connection.getMetaData().getIdentifierQuoteString());
	}

	/**
	 * Drops schemas with everything in them, as far as they are there.
	 */
	public static void dropSchemas(DataSource dataSource, List<String> schemas) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			boolean mariaDb = connection.getMetaData().getDatabaseProductName().equals("MariaDB");
			for (String schema : schemas) {
				String name = quoted(schema, connection);
				statement.execute(mariaDb ? "set statement foreign_key_checks = 0 for drop database if exists " + name
						: "drop schema if exists " + name + " cascade");
			}
		}
	}

	/**
	 * Work on a database.
	 */
	@FunctionalInterface
	public interface DatabaseWork {

		void run() throws SQLException;

	}

	private static final class PostgresServer {

		static final EmbeddedPostgres INSTANCE = start();

		private static EmbeddedPostgres start() {
			try {
				return (OldestPostgreSql.isWanted() ? OldestPostgreSql.builder() : EmbeddedPostgres.builder())
					.setServerConfig("fsync", "off")
					.setServerConfig("full_page_writes", "off")
					.setServerConfig("synchronous_commit", "off")
					.start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
