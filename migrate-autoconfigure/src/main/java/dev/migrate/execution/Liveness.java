package dev.migrate.execution;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.migrate.engine.Engine;
import dev.migrate.engine.KeptConnection;
import dev.migrate.engine.SessionLockSql;
import dev.migrate.engine.SessionsSql;
import dev.migrate.failure.MigrationException;
import liquibase.database.Database;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * How the database knows that an owner of the lock is alive: it has a lock that ends with
 * the owner's session, or says whether that session is still there.
 */
final class Liveness implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Liveness.class);

	private final @Nullable SessionLockSql lock;

	private final @Nullable SessionsSql sessions;

	private final @Nullable FileMutex file;

	private final Connection session;

	private final boolean ownConnection;

	private final String scope;

	private boolean taken;

	private Liveness(Engine engine, Connection session, boolean ownConnection, String scope) throws SQLException {
		this.lock = engine.sessionLock();
		this.sessions = engine.sessions();
		Path file = engine.lockFile(session);
		this.file = (file != null) ? new FileMutex(file) : null;
		this.session = session;
		this.ownConnection = ownConnection;
		this.scope = scope;
	}

	static boolean isKnown(Engine engine, Database database) throws SQLException {
		return engine.sessionLock() != null || engine.sessions() != null
				|| engine.lockFile(MigrationLiquibase.connection(database)) != null;
	}

	static Liveness of(Engine engine, MigrationLiquibase settings, Database database) throws SQLException {
		String scope = database.getLiquibaseSchemaName() + "." + settings.tables().lock();
		SessionLockSql lock = engine.sessionLock();
		if (lock == null || lock.release() != null) {
			return new Liveness(engine, MigrationLiquibase.connection(database), false, scope);
		}
		Connection session = connectBesideThePool(settings.getDataSource());
		session.setAutoCommit(false);
		return new Liveness(engine, session, true, scope);
	}

	private static Connection connectBesideThePool(DataSource dataSource) throws SQLException {
		try {
			return besideThePool(dataSource).getConnection();
		}
		catch (SQLException | RuntimeException ex) {
			logger.debug("The lock takes a connection of the pool", ex);
			return KeptConnection.of(Connections.open(dataSource));
		}
	}

	/** A pool may have no second connection to give. */
	static DataSource besideThePool(DataSource dataSource) {
		try {
			return DataSourceBuilder.derivedFrom(dataSource).type(SimpleDriverDataSource.class).build();
		}
		catch (RuntimeException ex) {
			return dataSource;
		}
	}

	/**
	 * What our session is called, or null where it need not be known.
	 */
	@Nullable String name() throws SQLException {
		return (this.sessions != null) ? ask(this.sessions.own(), null, String.class) : null;
	}

	/**
	 * Takes the lock that ends with its owner, if there is one.
	 * @return whether nobody else has it
	 */
	boolean take() throws SQLException {
		if (this.taken) {
			return true;
		}
		if (this.lock == null) {
			this.taken = takeFile();
			return this.taken;
		}
		this.taken = Boolean.TRUE.equals(ask(this.lock.take(), this.scope, Boolean.class));
		if (this.ownConnection) {
			keepNoView();
		}
		return this.taken;
	}

	private boolean takeFile() {
		try {
			return this.file == null || this.file.take();
		}
		catch (IOException ex) {
			throw new MigrationException("The file of the lock cannot be written: " + ex.getMessage(),
					"Make it, and its directory, writable for the user that runs the application: it lies beside the "
							+ "database, which needs that too.",
					ex);
		}
	}

	/**
	 * A transaction that is there for the lock must not keep an old view of the database:
	 * {@code create index concurrently} would wait for it to end.
	 */
	private void keepNoView() throws SQLException {
		if (this.taken) {
			this.session.setSavepoint();
		}
		else {
			this.session.rollback();
		}
	}

	/**
	 * Whether an owner is alive, once the lock of the session is ours.
	 */
	boolean isAlive(LockOwner owner) throws SQLException {
		return this.sessions != null && (owner.session() == null
				|| Boolean.TRUE.equals(ask(this.sessions.lives(), owner.session(), Boolean.class)));
	}

	private <T> @Nullable T ask(String sql, @Nullable String parameter, Class<T> type) throws SQLException {
		try (PreparedStatement statement = this.session.prepareStatement(sql)) {
			if (parameter != null) {
				statement.setString(1, parameter);
			}
			try (ResultSet result = statement.executeQuery()) {
				return result.next() ? type.cast((type == Boolean.class) ? result.getBoolean(1) : result.getString(1))
						: null;
			}
		}
	}

	@Override
	public void close() {
		try {
			if (this.file != null) {
				this.file.close();
			}
			if (this.ownConnection) {
				this.session.close();
			}
			else if (this.lock != null && this.lock.release() != null && this.taken) {
				ask(this.lock.release(), this.scope, Boolean.class);
			}
		}
		catch (SQLException | IOException ex) {
			logger.debug("The session has ended, and its lock with it", ex);
		}
	}

}
