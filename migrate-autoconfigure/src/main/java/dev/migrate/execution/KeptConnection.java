package dev.migrate.execution;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * A connection that its pool does not take away while it is in use. HikariCP closes one
 * on errors such as <em>feature not supported</em>, and with it goes the only way to roll
 * back, to release the lock and to say what has failed.
 */
final class KeptConnection implements InvocationHandler {

	private final Connection lent;

	private final Connection physical;

	private final boolean autoCommit;

	private KeptConnection(Connection lent, Connection physical) throws SQLException {
		this.lent = lent;
		this.physical = physical;
		this.autoCommit = physical.getAutoCommit();
	}

	/**
	 * A connection that bypasses the pool until it is closed, which gives back the one
	 * that the pool has lent.
	 */
	static Connection of(Connection lent) throws SQLException {
		Connection physical = lent.unwrap(Connection.class);
		if (physical == lent) {
			return lent;
		}
		return (Connection) Proxy.newProxyInstance(KeptConnection.class.getClassLoader(),
				new Class<?>[] { Connection.class }, new KeptConnection(lent, physical));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		if (method.getName().equals("close")) {
			giveBack();
			return null;
		}
		try {
			return method.invoke(this.physical, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	/** As it was: the pool does not know what happened to it. */
	private void giveBack() throws SQLException {
		try (this.lent) {
			if (this.physical.isClosed()) {
				return;
			}
			if (!this.physical.getAutoCommit()) {
				this.physical.rollback();
			}
			this.physical.setAutoCommit(this.autoCommit);
		}
	}

}
