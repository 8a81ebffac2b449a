package dev.migrate.execution;

import java.sql.SQLException;
import java.util.List;

import dev.migrate.changelog.StatementGate;
import liquibase.Scope;
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

	private @Nullable ChangeSet current;

	private @Nullable ChangeSet interrupted;

	private int ran;

	private int statement;

	private boolean handedOver;

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
	 * Leaves out the first statements of a change set.
	 */
	void leaveOut(ChangeSet changeSet, int statements) {
		this.interrupted = changeSet;
		this.ran = statements;
	}

	/**
	 * A change begins.
	 */
	void begin(ChangeSet changeSet) {
		if (this.current != changeSet) {
			verify();
			this.current = changeSet;
			this.statement = 0;
			this.handedOver = false;
		}
		guard(!this.transactional || !changeSet.isRunInTransaction());
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
	 * Code of the application's runs for the change set, and may commit what nobody
	 * counts.
	 */
	void handOver() {
		this.handedOver = true;
	}

	/**
	 * The change set that has failed begins anew.
	 */
	void again() {
		this.current = null;
	}

	/**
	 * Whether nothing is left in the database of a change set that has failed.
	 */
	boolean isUntouched() {
		ChangeSet failed = this.current;
		return failed != null && failed.isRunInTransaction()
				&& (this.transactional || (this.statement <= 1 && !this.handedOver));
	}

	/**
	 * A change has run.
	 */
	void end() {
		guard(false);
	}

	/** Only the owner of the lock writes history, in the transaction that confirms it. */
	@Override
	public void execute(SqlStatement statement, List<SqlVisitor> visitors) throws DatabaseException {
		if (statement instanceof MarkChangeSetRanStatement row) {
			SessionLock.confirm();
			super.execute(inserted(row), visitors);
			return;
		}
		super.execute(statement, visitors);
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
		int place = this.statement++;
		if (this.current == this.interrupted && place < this.ran) {
			return false;
		}
		SessionLock lock = SessionLock.current();
		if (lock != null && this.current != null) {
			try {
				lock.begin(this.current, place, sql);
			}
			catch (SQLException ex) {
				throw new DatabaseException(ex);
			}
		}
		return true;
	}

	@Override
	public void close() {
		executors().clearExecutor("jdbc", this.database);
	}

	private static ExecutorService executors() {
		return Scope.getCurrentScope().getSingleton(ExecutorService.class);
	}

}
