package dev.migrate.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.engine.KeptConnection;
import dev.migrate.engine.SessionLockSql;
import dev.migrate.execution.MigrationStatus.LockStatus;
import liquibase.GlobalConfiguration;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.exception.LockException;
import liquibase.lockservice.LockServiceFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Makes a process the only one that changes a database, for as long as it lives. It comes
 * before Liquibase's own lock, which is a row: it is held while Liquibase creates its
 * tables, and a row that its owner has left behind is told from one that somebody holds.
 */
final class SessionLock {

	private static final Log logger = LogFactory.getLog(SessionLock.class);

	private static final Duration POLL = Duration.ofMillis(250);

	private final MigrationLiquibase settings;

	private final Database database;

	private final SessionLockSql sql;

	private SessionLock(MigrationLiquibase settings, Database database, SessionLockSql sql) {
		this.settings = settings;
		this.database = database;
		this.sql = sql;
	}

	/**
	 * Does some work with the lock in hand; without it where the engine has none.
	 * @throws dev.migrate.failure.MigrationException if somebody else holds it for longer
	 * than Liquibase would wait for its own
	 */
	static <T> T call(MigrationLiquibase settings, Database database, Callable<T> work) throws Exception {
		Optional<SessionLock> lock = of(settings, database);
		if (lock.isEmpty() || Scope.getCurrentScope().has(MarkedLockGenerator.SCOPE_KEY)) {
			return work.call();
		}
		return lock.get().call(work);
	}

	/**
	 * Whether nobody holds it, such as the owner of a row with our mark.
	 */
	static boolean isFree(MigrationLiquibase settings, Database database) throws SQLException {
		Optional<SessionLock> lock = of(settings, database);
		return lock.isEmpty() || lock.get().isFree();
	}

	private static Optional<SessionLock> of(MigrationLiquibase settings, Database database) {
		return Engines.find(database.getShortName())
			.map(Engine::sessionLock)
			.map((sql) -> new SessionLock(settings, database, sql));
	}

	private <T> T call(Callable<T> work) throws Exception {
		Connection session = session();
		try {
			await(session);
			takeOver();
			return Scope.child(Map.of(MarkedLockGenerator.SCOPE_KEY, true), work::call);
		}
		finally {
			end(session);
		}
	}

	private boolean isFree() throws SQLException {
		Connection session = session();
		try {
			return take(session);
		}
		finally {
			end(session);
		}
	}

	/**
	 * A transaction that is there for the lock must not keep an old view of the database:
	 * {@code create index concurrently} would wait for it to end.
	 */
	private boolean take(Connection session) throws SQLException {
		boolean taken = ask(session, this.sql.take());
		if (this.sql.release() == null) {
			if (taken) {
				session.setSavepoint();
			}
			else {
				session.rollback();
			}
		}
		return taken;
	}

	private Connection session() throws SQLException {
		if (this.sql.release() != null) {
			return MigrationLiquibase.connection(this.database);
		}
		Connection session = besideThePool(this.settings.getDataSource());
		session.setAutoCommit(false);
		return session;
	}

	private void end(Connection session) {
		try {
			if (this.sql.release() != null) {
				ask(session, this.sql.release());
			}
			else {
				session.close();
			}
		}
		catch (SQLException ex) {
			logger.debug("The session has ended, and its lock with it", ex);
		}
	}

	/** A pool may have no second connection to give. */
	private static Connection besideThePool(DataSource dataSource) throws SQLException {
		try {
			return DataSourceBuilder.derivedFrom(dataSource).type(SimpleDriverDataSource.class).build().getConnection();
		}
		catch (SQLException | RuntimeException ex) {
			logger.debug("The lock takes a connection of the pool", ex);
			return KeptConnection.of(Connections.open(dataSource));
		}
	}

	private void await(Connection session) throws Exception {
		Duration patience = Duration.ofMinutes(GlobalConfiguration.CHANGELOGLOCK_WAIT_TIME.getCurrentValue());
		Instant begin = Instant.now();
		boolean told = false;
		while (!take(session)) {
			LockStatus held = this.settings.lock(this.database);
			// What has been read must not stand in the way of whoever is at work
			this.database.rollback();
			if (Duration.between(begin, Instant.now()).compareTo(patience) >= 0) {
				throw RunFailures.locked(held, this.settings.tables(), new LockException("The session lock is held"));
			}
			if (!told) {
				logger.info("Waiting for " + owner(held) + ", which migrates the database"
						+ ((held.since() != null) ? " since " + held.since() : ""));
				told = true;
			}
			Thread.sleep(POLL.toMillis());
		}
	}

	/** A row with our mark and no session behind it is all that is left of its owner. */
	private void takeOver() throws Exception {
		LockStatus held = this.settings.lock(this.database);
		if (MarkedLockGenerator.isMarked(held)) {
			LockServiceFactory.getInstance().getLockService(this.database).forceReleaseLock();
			LockServiceFactory.getInstance().resetAll();
			logger.warn("Took over the lock of " + owner(held) + ", which ended in the middle of a migration"
					+ ((held.since() != null) ? " that began at " + held.since() : ""));
		}
	}

	private static String owner(LockStatus held) {
		return (held.owner() != null) ? held.owner() : "another process";
	}

	private boolean ask(Connection session, String sql) throws SQLException {
		try (PreparedStatement statement = session.prepareStatement(sql)) {
			statement.setString(1, this.database.getLiquibaseSchemaName() + "." + this.settings.tables().lock());
			try (ResultSet result = statement.executeQuery()) {
				return result.next() && result.getBoolean(1);
			}
		}
	}

}
