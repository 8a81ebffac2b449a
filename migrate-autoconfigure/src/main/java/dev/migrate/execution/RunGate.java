package dev.migrate.execution;

import java.sql.SQLException;
import java.util.List;

import dev.migrate.changelog.StatementGate;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.executor.ExecutorService;
import liquibase.sql.UnparsedSql;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.MarkChangeSetRanStatement;
import org.jspecify.annotations.Nullable;

/**
 * Notes each statement that is committed by itself before it begins, and leaves out those
 * of an interrupted change set that have run.
 */
final class RunGate extends StatementGate implements AutoCloseable {

	private final boolean transactional;

	private final HistoryInsert history;

	private @Nullable Attempt attempt;

	private @Nullable InterruptedChangeSet interrupted;

	private int ran;

	private RunGate(Database database) throws SQLException {
		setDatabase(database);
		this.history = new HistoryInsert(database);
		this.transactional = !MigrationLiquibase.connection(database)
			.getMetaData()
			.dataDefinitionCausesTransactionCommit();
	}

	/**
	 * Stands before the statements of a database until it is closed.
	 */
	static RunGate before(Database database) throws SQLException {
		RunGate gate = new RunGate(database);
		executors().setExecutor("jdbc", database, gate);
		return gate;
	}

	/**
	 * Leaves out the first statements of a change set, or of what undoes it.
	 */
	void leaveOut(InterruptedChangeSet interrupted, int statements) {
		this.interrupted = interrupted;
		this.ran = statements;
	}

	/**
	 * A change begins.
	 */
	void begin(ChangeSet changeSet, Change change) {
		Attempt current = this.attempt;
		if (current == null || current.changeSet() != changeSet) {
			verify();
			current = Attempt.atRunning(changeSet, this.transactional);
			this.attempt = current;
		}
		current.begin(change);
		guard(current.commitsStatements());
	}

	/**
	 * A change set is to be undone.
	 */
	void undo(ChangeSet changeSet) {
		this.attempt = Attempt.atUndoing(changeSet, this.transactional);
	}

	/**
	 * The statements that undo it begin.
	 */
	void begin() {
		guard(this.attempt != null && this.attempt.commitsStatements());
	}

	private static void verify() {
		SessionLock lock = SessionLock.current();
		try {
			if (lock != null) {
				lock.verify();
			}
		}
		catch (SQLException ex) {
			throw RunFailures.translate(ex);
		}
	}

	/**
	 * The change set that has failed begins anew.
	 */
	void again() {
		this.attempt = null;
	}

	/**
	 * Whether nothing has stayed of a change set that has failed.
	 */
	boolean isUntouched() {
		return this.attempt != null && this.attempt.leavesNothing();
	}

	/**
	 * A change has run, or a change set is undone.
	 */
	void end() {
		guard(false);
	}

	/** Only the owner of the lock writes history, in the transaction that confirms it. */
	@Override
	public void execute(SqlStatement statement, List<SqlVisitor> visitors) throws DatabaseException {
		if (statement instanceof MarkChangeSetRanStatement row) {
			SessionLock.confirm();
			record(row, visitors);
			return;
		}
		super.execute(statement, visitors);
	}

	private void record(MarkChangeSetRanStatement row, List<SqlVisitor> visitors) throws DatabaseException {
		try {
			super.execute(inserted(row), visitors);
		}
		catch (DatabaseException | RuntimeException ex) {
			leaveWords();
			throw ex;
		}
	}

	/**
	 * The history did not take what has been done: the lock says it to the next run,
	 * where it has been committed.
	 */
	void leaveWords() {
		SessionLock lock = SessionLock.current();
		if (lock != null && this.attempt != null && this.attempt.commitsStatements()) {
			lock.leaveWords();
		}
	}

	private SqlStatement inserted(MarkChangeSetRanStatement row) throws DatabaseException {
		try {
			String sql = this.history.sql(row);
			return (sql != null) ? generated(new UnparsedSql(sql)) : row;
		}
		catch (LiquibaseException ex) {
			throw new DatabaseException(ex);
		}
	}

	@Override
	protected boolean enter(@Nullable String sql) throws DatabaseException {
		Attempt current = this.attempt;
		if (current == null) {
			return true;
		}
		int place = current.begin(sql);
		if (this.interrupted != null && this.interrupted.isTakenUpBy(current) && place < this.ran) {
			return false;
		}
		SessionLock lock = SessionLock.current();
		if (lock != null) {
			try {
				lock.begin(LockOwner.place(current.changeSet(), current.undoes(), place), sql);
			}
			catch (SQLException ex) {
				throw new DatabaseException(ex);
			}
		}
		return true;
	}

	@Override
	protected void leave() {
		if (this.attempt != null) {
			this.attempt.end();
		}
	}

	@Override
	public void close() {
		executors().clearExecutor("jdbc", this.database);
	}

	private static ExecutorService executors() {
		return Scope.getCurrentScope().getSingleton(ExecutorService.class);
	}

}
