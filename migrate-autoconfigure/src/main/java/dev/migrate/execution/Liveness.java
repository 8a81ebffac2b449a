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
import dev.migrate.failure.Secrets;
import liquibase.database.Database;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * How the database knows that an owner of the lock is alive: it has a lock that ends with
 * the owner's session, or says whether that session is still there, or the owner gives
 * signs of life.
 */
final class Liveness implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Liveness.class);

	private final @Nullable SessionLockSql lock;

	private final @Nullable SessionsSql sessions;

	private final @Nullable FileMutex file;

	private final @Nullable HeartbeatWatch watch;

	private final DataSource database;

	private @Nullable Heartbeat heartbeat;

	private final Connection session;

	private final boolean ownConnection;

	private final String scope;

	private boolean taken;

	private Liveness(@Nullable Engine engine, MigrationLiquibase settings, Connection session, boolean ownConnection,
			String scope) throws SQLException {
		this.lock = (engine != null) ? engine.sessionLock() : null;
		this.sessions = (engine != null) ? engine.sessions() : null;
		Path file = (engine != null) ? engine.lockFile(session) : null;
		this.file = (file != null) ? new FileMutex(file) : null;
		boolean unknown = this.lock == null && this.sessions == null && file == null;
		this.watch = unknown ? new HeartbeatWatch(session, settings.tables()) : null;
		this.database = settings.getDataSource();
		this.session = session;
		this.ownConnection = ownConnection;
		this.scope = scope;
	}

	/**
	 * How to tell who is alive.
	 * @param engine the engine, or null where it is not known
	 */
	static Liveness of(@Nullable Engine engine, MigrationLiquibase settings, Database database) throws SQLException {
		String scope = database.getLiquibaseSchemaName() + "." + settings.tables().lock();
		SessionLockSql lock = (engine != null) ? engine.sessionLock() : null;
		if (lock == null || lock.release() != null) {
			return new Liveness(engine, settings, MigrationLiquibase.connection(database), false, scope);
		}
		Connection session = connectBesideThePool(settings.getDataSource());
		session.setAutoCommit(false);
		return new Liveness(engine, settings, session, true, scope);
	}

	static Connection connectBesideThePool(DataSource dataSource) throws SQLException {
		try {
			// Null where the driver that is guessed from the URL is not the one in use
			Connection connection = besideThePool(dataSource).getConnection();
			if (connection != null) {
				return connection;
			}
		}
		catch (SQLException | RuntimeException ex) {
			// Drivers put the URL into their words
			logger.debug(Secrets.mask("The lock takes a connection of the pool: " + ex));
		}
		return KeptConnection.of(Connections.open(dataSource));
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
	 * Prepares to be known as alive.
	 * @return whether that is possible
	 */
	boolean prepare() {
		if (this.watch != null) {
			this.heartbeat = Heartbeat.of(this.database);
			return this.heartbeat != null;
		}
		return true;
	}

	/**
	 * What our session is called, or null where it need not be known.
	 */
	@Nullable String name() throws SQLException {
		if (this.heartbeat != null) {
			return this.heartbeat.session();
		}
		return (this.sessions != null) ? ask(this.sessions.own(), null, String.class) : null;
	}

	/**
	 * Whether it takes no time to find out who is dead.
	 */
	boolean tellsAtOnce() {
		return this.watch == null;
	}

	/**
	 * Whether others know that we are alive by what we do for that.
	 */
	boolean givesSigns() {
		return this.heartbeat != null;
	}

	/**
	 * Liquibase's lock is ours.
	 * @param table its table, as SQL names it
	 */
	void begin(String table) throws SQLException {
		if (this.heartbeat != null) {
			this.heartbeat.begin(table);
		}
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
	 * Whether an owner is alive, once the lock of the session is ours; true where that
	 * takes time to find out.
	 */
	boolean mayBeAlive(LockOwner owner) throws SQLException {
		return (this.watch != null) ? this.watch.mayBeAlive(owner) : isConnected(owner);
	}

	/**
	 * Whether an owner is alive, once the lock of the session is ours. It takes its time
	 * where it has to.
	 */
	boolean isAlive(LockOwner owner) throws SQLException {
		return (this.watch != null) ? this.watch.isAlive(owner) : isConnected(owner);
	}

	private boolean isConnected(LockOwner owner) throws SQLException {
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
		if (this.heartbeat != null) {
			this.heartbeat.close();
		}
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
