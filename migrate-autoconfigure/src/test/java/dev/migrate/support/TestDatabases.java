package dev.migrate.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.h2.jdbcx.JdbcDataSource;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Fresh databases on real engines. One PostgreSQL server serves a test JVM; it starts
 * when it is first asked for and ends with the JVM.
 */
public final class TestDatabases {

	private static final AtomicInteger COUNTER = new AtomicInteger();

	private TestDatabases() {
	}

	/**
	 * An empty database.
	 * @param engine {@code h2} or {@code postgresql}
	 */
	public static DataSource create(String engine) {
		return switch (engine) {
			case "h2" -> h2Database();
			case "postgresql" -> postgresDatabase();
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
		return PostgresServer.INSTANCE.getDatabase("postgres", createPostgresDatabase());
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

	private static final class PostgresServer {

		static final EmbeddedPostgres INSTANCE = start();

		private static EmbeddedPostgres start() {
			try {
				return EmbeddedPostgres.builder()
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
