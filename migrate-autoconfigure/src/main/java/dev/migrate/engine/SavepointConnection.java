package dev.migrate.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Lets a caller commit and roll back inside one long transaction that is none of his:
 * both act on savepoints, and what he believes to be auto-commit is a savepoint around
 * each statement.
 */
final class SavepointConnection implements InvocationHandler {

	/** These would end the transaction, or are refused within one. */
	private static final Set<String> ABSORBED = Set.of("close", "abort", "setReadOnly", "setTransactionIsolation");

	private final Connection target;

	/** Where a rollback leads; null while the caller believes to be in auto-commit. */
	private @Nullable Savepoint savepoint;

	private SavepointConnection(Connection target) {
		this.target = target;
	}

	static Connection of(Connection target) {
		return ConnectionProxies.proxy(Connection.class, new SavepointConnection(target));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
		if (ABSORBED.contains(method.getName())) {
			return null;
		}
		switch (method.getName()) {
			case "getAutoCommit":
				return this.savepoint == null;
			case "setAutoCommit":
				setAutoCommit((boolean) arguments[0]);
				return null;
			case "commit":
				commit();
				return null;
			case "rollback":
				rollback((arguments != null) ? (Savepoint) arguments[0] : null);
				return null;
			default:
				Object result = ConnectionProxies.invoke(this.target, method, arguments);
				return (result instanceof Statement statement)
						? ConnectionProxies.statement((Connection) proxy, statement, this::execute) : result;
		}
	}

	private void setAutoCommit(boolean autoCommit) throws SQLException {
		if (autoCommit == (this.savepoint == null)) {
			return;
		}
		if (autoCommit) {
			release();
			this.savepoint = null;
		}
		else {
			this.savepoint = this.target.setSavepoint();
		}
	}

	private void commit() throws SQLException {
		if (this.savepoint != null) {
			release();
			this.savepoint = this.target.setSavepoint();
		}
	}

	private void release() throws SQLException {
		Savepoint current = this.savepoint;
		if (current == null) {
			return;
		}
		try {
			this.target.releaseSavepoint(current);
		}
		catch (SQLException ex) {
			// As in a transaction of one's own, a commit after a failure rolls back
			this.target.rollback(current);
			this.target.releaseSavepoint(current);
		}
	}

	private void rollback(@Nullable Savepoint to) throws SQLException {
		Savepoint destination = (to != null) ? to : this.savepoint;
		if (destination != null) {
			this.target.rollback(destination);
		}
	}

	private @Nullable Object execute(Object statement, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		if (this.savepoint != null || !method.getName().startsWith("execute")) {
			return ConnectionProxies.invoke(statement, method, arguments);
		}
		Savepoint before = this.target.setSavepoint();
		try {
			return ConnectionProxies.invoke(statement, method, arguments);
		}
		catch (SQLException ex) {
			this.target.rollback(before);
			throw ex;
		}
		finally {
			this.target.releaseSavepoint(before);
		}
	}

}
