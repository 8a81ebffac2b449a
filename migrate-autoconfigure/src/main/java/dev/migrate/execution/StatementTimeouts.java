package dev.migrate.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Has the session of a run give up waiting for a lock, so that whoever comes after it
 * need not wait behind it, and try again.
 */
final class StatementTimeouts implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(StatementTimeouts.class);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private final RunTimeouts settings;

	private final Connection connection;

	private final @Nullable Engine engine;

	private @Nullable ChangeSet waiting;

	private int attempts;

	private StatementTimeouts(RunTimeouts settings, Database database) {
		this.settings = settings;
		this.connection = MigrationLiquibase.connection(database);
		this.engine = Engines.find(database.getShortName()).orElse(null);
	}

	/**
	 * Sets the timeouts of a database's session until they are closed.
	 */
	static StatementTimeouts of(RunTimeouts settings, Database database) throws SQLException {
		StatementTimeouts timeouts = new StatementTimeouts(settings, database);
		if (timeouts.engine != null) {
			timeouts.execute(timeouts.engine.timeoutSql(settings.lock(), settings.statement()));
		}
		return timeouts;
	}

	/**
	 * Waits before a change set is run or undone again, if it is to be.
	 * @param failure why it has failed
	 * @param untouched whether nothing of the change set is left in the database
	 */
	boolean triesAgain(Throwable failure, @Nullable ChangeSet running, boolean untouched)
			throws InterruptedException, SQLException {
		if (running == null || !untouched || this.settings.lock() == null
				|| DatabaseReason.of(failure).kind() != DatabaseReason.Kind.LOCK_TIMEOUT) {
			return false;
		}
		this.attempts = (running == this.waiting) ? this.attempts + 1 : 1;
		this.waiting = running;
		if (this.attempts > this.settings.lockRetries()) {
			return false;
		}
		if (!this.connection.getAutoCommit()) {
			// Nobody is to wait for what it has locked before
			this.connection.rollback();
		}
		Duration pause = this.settings.lock().multipliedBy(this.attempts);
		pause = (pause.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : pause;
		logger.warn(
				"Change set " + running.getId() + " has waited for a lock in vain; trying again in " + pause.toMillis()
						+ " ms, for the " + this.attempts + ". of " + this.settings.lockRetries() + " times");
		Thread.sleep(pause.toMillis());
		return true;
	}

	@Override
	public void close() {
		try {
			if (this.engine != null && this.settings.areSet()) {
				this.connection.rollback();
				execute(this.engine.resetTimeoutsSql());
			}
		}
		catch (SQLException ex) {
			logger.debug("The session has ended, and its timeouts with it", ex);
		}
	}

	private void execute(List<String> sql) throws SQLException {
		if (sql.isEmpty()) {
			return;
		}
		try (Statement statement = this.connection.createStatement()) {
			for (String one : sql) {
				statement.execute(one);
			}
		}
		if (!this.connection.getAutoCommit()) {
			this.connection.commit();
		}
	}

}
