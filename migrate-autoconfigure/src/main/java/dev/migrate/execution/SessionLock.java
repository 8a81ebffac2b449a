package dev.migrate.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.engine.OrderedWrites;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.failure.MigrationException;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.lockservice.LockServiceFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes a process the only one that changes a database, for as long as it lives. It is
 * taken before Liquibase creates its tables, and Liquibase's own lock, which is a row,
 * with it: whoever respects that one waits, and is waited for. What a dead owner of ours
 * has left in it is told from what somebody holds.
 */
final class SessionLock {

	private static final Log logger = LogFactory.getLog(SessionLock.class);

	private static final String SCOPE_KEY = SessionLock.class.getName();

	private final MigrationLiquibase settings;

	private final Connection connection;

	private final @Nullable Engine engine;

	private final LockRow row;

	private final Liveness liveness;

	private final LockOwner owner;

	private final MigrationProgress progress;

	private OrderedWrites writes = OrderedWrites.BY_ENGINE;

	private @Nullable String interrupted;

	private @Nullable MigrationException loss;

	private SessionLock(MigrationLiquibase settings, Database database, @Nullable Engine engine, Liveness liveness,
			MigrationProgress progress) throws SQLException {
		this.engine = engine;
		this.settings = settings;
		this.progress = progress;
		this.connection = MigrationLiquibase.connection(database);
		this.row = new LockRow(database, settings.tables());
		this.liveness = liveness;
		this.owner = LockOwner.here(liveness.name());
	}

	/**
	 * Does some work with the lock in hand; with Liquibase's alone where nobody could
	 * tell later that its owner is dead.
	 * @param progress hears of the wait for somebody else
	 * @throws MigrationException if somebody else holds it for too long
	 */
	static <T> T call(MigrationLiquibase settings, Database database, MigrationProgress progress, Callable<T> work)
			throws Exception {
		Engine engine = Engines.find(database.getShortName()).orElse(null);
		if (current() != null || isAlone(engine, database)) {
			return work.call();
		}
		try (Liveness liveness = Liveness.of(engine, settings, database)) {
			return liveness.prepare() ? new SessionLock(settings, database, engine, liveness, progress).call(work)
					: work.call();
		}
	}

	static boolean isAlone(@Nullable Engine engine, Database database) throws SQLException {
		return engine != null && !engine.isShared(MigrationLiquibase.connection(database));
	}

	/**
	 * The lock that is held, or null.
	 */
	static @Nullable SessionLock current() {
		return Scope.getCurrentScope().get(SCOPE_KEY, SessionLock.class);
	}

	/**
	 * Whether the history has a table.
	 */
	boolean hasHistory() throws DatabaseException {
		HistoryTables tables = this.settings.tables();
		try {
			return TableLocator.find(this.connection, tables.schema(), tables.history()) != null;
		}
		catch (SQLException ex) {
			throw new DatabaseException(ex);
		}
	}

	/**
	 * The statement in which an owner has died, or null if there is none whose end is not
	 * known.
	 */
	@Nullable String interrupted() {
		return this.interrupted;
	}

	/**
	 * It is known how that statement ended.
	 */
	void resolved() {
		this.interrupted = null;
	}

	/**
	 * Notes in the lock which statement begins, in the transaction in which it runs.
	 * @param place how it is called
	 * @param sql the statement, or null where it is not SQL
	 */
	void begin(String place, @Nullable String sql) throws SQLException {
		write(place);
		this.writes.before(sql);
	}

	/**
	 * Whoever was silent for too long, because its machine stood still, may have been
	 * taken for dead.
	 * @throws MigrationException if somebody else has taken over
	 */
	void verify() throws SQLException {
		if (this.liveness.givesSigns() && !this.row.isOwnedBy(this.owner.words())) {
			throw lose();
		}
	}

	/**
	 * Has the transaction that runs, which holds the place of a change set in the
	 * history, and the change set itself unless it runs outside of one, be committed only
	 * by the owner of the lock. The session that the lock ends with may have ended before
	 * its owner, which nobody tells it: by a limit of the server's, by an administrator,
	 * by a connection that was dropped.
	 * @throws MigrationException if somebody else has taken over
	 */
	static void confirm() {
		SessionLock lock = current();
		try {
			if (lock != null) {
				lock.write(lock.interrupted);
			}
		}
		catch (SQLException ex) {
			throw RunFailures.translate(ex);
		}
	}

	/**
	 * What is in the database of the change set that runs cannot be recorded. The next
	 * run finds out about it as if this process had died.
	 */
	void leaveWords() {
		try {
			this.connection.rollback();
			LockOwner words = LockOwner.parse(this.row.read().owner());
			this.interrupted = (words != null) ? words.at() : null;
		}
		catch (SQLException ex) {
			logger.debug("The connection has ended, and the words stay in the lock", ex);
		}
	}

	private void write(@Nullable String at) throws SQLException {
		if (!this.row.write(this.owner.words(), this.owner.at(at).text())) {
			if (!this.connection.getAutoCommit()) {
				this.connection.rollback();
			}
			throw lose();
		}
	}

	private MigrationException lose() {
		MigrationException lost = this.liveness.givesSigns() ? RunFailures.takenForDead()
				: RunFailures.lockSessionEnded();
		this.loss = lost;
		return lost;
	}

	/**
	 * What has run is in the database for good from here on.
	 * @throws DatabaseException if it cannot be written
	 */
	void written() throws DatabaseException {
		try {
			this.writes.written();
		}
		catch (SQLException ex) {
			throw new DatabaseException(ex);
		}
	}

	/**
	 * How the run ended because it has lost the lock, or null.
	 */
	@Nullable MigrationException loss() {
		return this.loss;
	}

	private <T> T call(Callable<T> work) throws Exception {
		new LockWait(this.settings, this.progress).until(this::take);
		LockServiceFactory.getInstance().resetAll();
		try {
			T result = Scope.child(Map.of(SCOPE_KEY, this), work::call);
			written();
			return result;
		}
		finally {
			LockServiceFactory.getInstance().resetAll();
			release();
		}
	}

	private void release() {
		try {
			releaseRow();
		}
		catch (SQLException | DatabaseException ex) {
			logger.debug("The connection has ended; the next run takes over", ex);
		}
	}

	/** The row last: whoever has it next may change how the engine writes. */
	private void releaseRow() throws SQLException, DatabaseException {
		try {
			this.writes.close();
		}
		finally {
			this.row.release(this.owner.words(),
					(this.interrupted != null) ? this.owner.at(this.interrupted).text() : null);
		}
	}

	/**
	 * Who holds it, or null if we do.
	 */
	private @Nullable LockStatus take() throws SQLException {
		boolean alone = this.liveness.take();
		LockStatus found = this.row.read();
		LockOwner before = LockOwner.parse(found.owner());
		if (!alone || (found.held() && (before == null || this.liveness.mayBeAlive(before)))) {
			return found;
		}
		if (before != null) {
			if (found.held() && !this.row.free(before.text())) {
				return found;
			}
			this.interrupted = before.at();
		}
		if (!takeRow()) {
			return this.row.read();
		}
		if (found.held()) {
			logger.warn("Took over the lock of " + LockWait.holder(found) + ", which ended in the middle of a migration"
					+ ((found.since() != null) ? " that began at " + found.since() : ""));
		}
		return null;
	}

	/** Taking it may create its table, so how the engine writes is settled before. */
	private boolean takeRow() throws SQLException {
		this.writes = (this.engine != null) ? this.engine.orderedWrites(this.connection) : OrderedWrites.BY_ENGINE;
		boolean taken = false;
		try {
			taken = this.row.take(this.owner.at(this.interrupted).text());
			if (taken) {
				this.liveness.begin(this.row.table());
			}
			return taken;
		}
		finally {
			if (!taken) {
				this.writes.close();
			}
		}
	}

}
