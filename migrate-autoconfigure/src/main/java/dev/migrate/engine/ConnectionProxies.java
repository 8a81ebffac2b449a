package dev.migrate.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * Connections that behave differently from those behind them.
 */
final class ConnectionProxies {

	private ConnectionProxies() {
	}

	/**
	 * A connection that stays open when it is closed.
	 */
	static Connection uncloseable(Connection connection) {
		return proxy(Connection.class, (proxy, method, arguments) -> {
			if (method.getName().equals("close") || method.getName().equals("abort")) {
				return null;
			}
			Object result = invoke(connection, method, arguments);
			return (result instanceof Statement statement)
					? statement((Connection) proxy, statement, ConnectionProxies::invoke) : result;
		});
	}

	/**
	 * A statement that belongs to a connection which is itself a proxy.
	 */
	static Statement statement(Connection connection, Statement statement, Execution execution) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			if (method.getName().equals("getConnection")) {
				return connection;
			}
			return method.getName().startsWith("execute") ? execution.execute(statement, method, arguments)
					: invoke(statement, method, arguments);
		};
		if (statement instanceof CallableStatement) {
			return proxy(CallableStatement.class, handler);
		}
		return (statement instanceof PreparedStatement) ? proxy(PreparedStatement.class, handler)
				: proxy(Statement.class, handler);
	}

	static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(ConnectionProxies.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "equals" -> proxy == arguments[0];
					case "hashCode" -> System.identityHashCode(proxy);
					default -> handler.invoke(proxy, method, arguments);
				}));
	}

	static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	/**
	 * What happens when a statement is executed.
	 */
	@FunctionalInterface
	interface Execution {

		@Nullable Object execute(Object statement, Method method, @Nullable Object @Nullable [] arguments) throws Throwable;

	}

}
