package dev.migrate.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.function.UnaryOperator;

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
	 * A connection that changes statements before they are run.
	 */
	static Connection rewriting(Connection connection, UnaryOperator<String> rewriting) {
		return proxy(Connection.class, (proxy, method, arguments) -> {
			Object result = invoke(connection, method, rewritten(method, arguments, rewriting));
			return (result instanceof Statement statement)
					? statement((Connection) proxy, statement,
							(target, call, values) -> invoke(target, call, rewritten(call, values, rewriting)))
					: result;
		});
	}

	private static @Nullable Object @Nullable [] rewritten(Method method, @Nullable Object @Nullable [] arguments,
			UnaryOperator<String> rewriting) {
		boolean takesSql = method.getName().matches("prepare.*|execute.*|addBatch");
		if (!takesSql || arguments == null || arguments.length == 0 || !(arguments[0] instanceof String sql)) {
			return arguments;
		}
		@Nullable Object[] changed = arguments.clone();
		changed[0] = rewriting.apply(sql);
		return changed;
	}

	/**
	 * A statement that belongs to a connection which is itself a proxy.
	 */
	static Statement statement(Connection connection, Statement statement, Execution execution) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			if (method.getName().equals("getConnection")) {
				return connection;
			}
			return execution.execute(statement, method, arguments);
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
	 * What happens when a method of a statement is called.
	 */
	@FunctionalInterface
	interface Execution {

		@Nullable Object execute(Object statement, Method method, @Nullable Object @Nullable [] arguments) throws Throwable;

	}

}
