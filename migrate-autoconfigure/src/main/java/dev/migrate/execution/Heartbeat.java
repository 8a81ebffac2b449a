package dev.migrate.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.migrate.failure.Secrets;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sign of life of an owner, for databases that do not tell who is connected: a number
 * that it counts up, on a connection beside its work. It stands in a second row of
 * Liquibase's lock table, because the first is locked for as long as a change set of the
 * owner's has written in it.
 */
final class Heartbeat implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Heartbeat.class);

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	/** How long an owner may be silent: machines and collectors of garbage pause. */
	static final Duration SILENCE = Duration.ofSeconds(15);

	static final int ROW = 2;

	private final DataSource database;

	private final String session = UUID.randomUUID().toString();

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "migrate-heartbeat");
		thread.setDaemon(true);
		return thread;
	});

	private @Nullable Connection connection;

	private String table = "";

	private long count;

	private Heartbeat(DataSource database, Connection connection) {
		this.database = database;
		this.connection = connection;
	}

	/**
	 * An owner's that has not begun yet, or null where there is no second connection to
	 * be had.
	 */
	static @Nullable Heartbeat of(DataSource database) {
		try {
			return new Heartbeat(database, open(database));
		}
		catch (SQLException | RuntimeException ex) {
			logger.warn("The database has no second connection for a sign of life. If this process is killed, "
					+ "its lock has to be freed with migrate unlock: " + DatabaseReason.of(ex).text());
			return null;
		}
	}

	private static Connection open(DataSource database) throws SQLException {
		Connection connection = Liveness.connectBesideThePool(database);
		connection.setAutoCommit(true);
		return connection;
	}

	/**
	 * As whom the owner is to be known.
	 */
	String session() {
		return this.session;
	}

	/**
	 * The lock has been taken.
	 * @param table its table, as SQL names it
	 */
	void begin(String table) throws SQLException {
		this.table = table;
		Connection connection = this.connection;
		if (connection != null && !beat(connection, "ID = " + ROW)) {
			try (PreparedStatement insert = connection
				.prepareStatement("insert into " + table + " (ID, LOCKED, LOCKEDBY) values (" + ROW + ", ?, ?)")) {
				insert.setBoolean(1, false);
				insert.setString(2, text());
				insert.executeUpdate();
			}
		}
		this.timer.scheduleWithFixedDelay(this::beat, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Not in place of another: the lock is his by now. */
	private void beat() {
		Connection connection = this.connection;
		try {
			if (connection == null) {
				connection = open(this.database);
				this.connection = connection;
			}
			if (!beat(connection, "ID = " + ROW + " and LOCKEDBY like '" + this.session + "%'")) {
				this.timer.shutdown();
			}
		}
		catch (SQLException | RuntimeException ex) {
			// Drivers put the URL into their words
			logger.debug(Secrets.mask("No sign of life was given: " + ex));
			this.connection = null;
			close(connection);
		}
	}

	private boolean beat(Connection connection, String where) throws SQLException {
		this.count++;
		try (PreparedStatement update = connection
			.prepareStatement("update " + this.table + " set LOCKEDBY = ? where " + where)) {
			update.setString(1, text());
			return update.executeUpdate() == 1;
		}
	}

	private String text() {
		return this.session + " is alive, " + this.count;
	}

	/**
	 * Ends it. No row is left where everything went well.
	 */
	@Override
	public void close() {
		this.timer.shutdownNow();
		try {
			this.timer.awaitTermination(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		Connection connection = this.connection;
		if (connection != null && this.count > 0) {
			try (PreparedStatement delete = connection.prepareStatement("delete from " + this.table + " where ID = "
					+ ROW + " and LOCKEDBY like '" + this.session + "%'")) {
				delete.executeUpdate();
			}
			catch (SQLException ex) {
				logger.debug("The sign of life stays, which nobody looks at", ex);
			}
		}
		close(connection);
	}

	private static void close(@Nullable Connection connection) {
		try {
			if (connection != null) {
				connection.close();
			}
		}
		catch (SQLException ex) {
			logger.debug("The connection has ended", ex);
		}
	}

}
