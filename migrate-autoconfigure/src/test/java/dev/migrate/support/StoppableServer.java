package dev.migrate.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import javax.sql.DataSource;

import ch.vorburger.exec.ManagedProcessException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A server of one test, which may take it away and bring it back with what it holds.
 */
public interface StoppableServer extends AutoCloseable {

	/**
	 * Its database, at an address that it keeps.
	 */
	DataSource database();

	void start();

	/**
	 * Starts it so that nobody can write.
	 */
	void startAsReplica();

	/**
	 * The database of a replica, as users see it that are not administrators.
	 */
	DataSource replica();

	void stop();

	@Override
	default void close() {
		stop();
	}

	/**
	 * A server that runs.
	 * @param directory where it keeps its files
	 */
	static StoppableServer started(String engine, Path directory) {
		StoppableServer server = switch (engine) {
			case "postgresql" -> new Postgres(directory.resolve("data"), freePort());
			case "h2" -> new H2(directory.resolve("data"), freePort());
			default -> new MariaDb(MariaDbServer.started());
		};
		if (!(server instanceof MariaDb)) {
			server.start();
		}
		return server;
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * PostgreSQL, which commits to disk.
	 */
	final class Postgres implements StoppableServer {

		private final Path data;

		private final int port;

		private @Nullable EmbeddedPostgres running;

		private Postgres(Path data, int port) {
			this.data = data;
			this.port = port;
		}

		@Override
		public DataSource database() {
			return Objects.requireNonNull(this.running).getPostgresDatabase();
		}

		@Override
		public void start() {
			try {
				this.running = EmbeddedPostgres.builder()
					.setDataDirectory(this.data)
					.setCleanDataDirectory(false)
					.setPort(this.port)
					.start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		/** Waits for the log of another server, for ever. */
		@Override
		public void startAsReplica() {
			try {
				Files.createFile(this.data.resolve("standby.signal"));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			start();
		}

		@Override
		public DataSource replica() {
			return database();
		}

		@Override
		public void stop() {
			try {
				Objects.requireNonNull(this.running).close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/**
	 * H2's server, a process of its own, which is killed.
	 */
	final class H2 implements StoppableServer {

		private final Path data;

		private final int port;

		private @Nullable Process running;

		private H2(Path data, int port) {
			this.data = data;
			this.port = port;
		}

		@Override
		public DataSource database() {
			return new DriverManagerDataSource("jdbc:h2:tcp://localhost:" + this.port + "/./shop;MAX_COMPACT_TIME=0",
					"sa", "");
		}

		@Override
		public void start() {
			try {
				Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java",
						"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
						Server.class.getName(), "-tcp", "-tcpPort", String.valueOf(this.port), "-baseDir",
						this.data.toString(), "-ifNotExists")
					.redirectError(ProcessBuilder.Redirect.INHERIT)
					.start();
				// It says that it is there
				process.inputReader().readLine();
				this.running = process;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public void startAsReplica() {
			throw new UnsupportedOperationException("H2 has no replicas");
		}

		@Override
		public DataSource replica() {
			throw new UnsupportedOperationException("H2 has no replicas");
		}

		@Override
		public void stop() {
			try {
				Objects.requireNonNull(this.running).destroyForcibly().waitFor();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	/**
	 * MariaDB.
	 *
	 * @param server the server
	 */
	record MariaDb(MariaDbServer server) implements StoppableServer {

		public MariaDb {
			TestDatabases.execute(server.database("mysql"), "create database shop");
		}

		@Override
		public DataSource database() {
			return this.server.database("shop");
		}

		@Override
		public void start() {
			try {
				this.server.start();
			}
			catch (ManagedProcessException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void startAsReplica() {
			start();
			TestDatabases.execute(this.server.database("mysql"), "flush privileges", "create user clerk@localhost",
					"grant all on shop.* to clerk@localhost", "set global read_only = 1");
		}

		@Override
		public DataSource replica() {
			return this.server.database("shop", "clerk");
		}

		@Override
		public void stop() {
			try {
				this.server.stop();
			}
			catch (ManagedProcessException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
