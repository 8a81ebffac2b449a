package dev.migrate.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * A connection that its pool does not take away while it is in use. HikariCP closes one
 * on errors such as <em>feature not supported</em>, and with it goes the only way to roll
 * back, to release the lock and to say what has failed.
 */
public final class KeptConnection implements InvocationHandler {

	private final Connection lent;

	private final Connection physical;

	private final boolean autoCommit;

	private KeptConnection(Connection lent) throws SQLException {
		this.lent = lent;
		this.physical = lent.unwrap(Connection.class);
		this.autoCommit = this.physical.getAutoCommit();
	}

	/**
	 * A connection that bypasses the pool. Closing it rolls back what has not been
	 * committed and gives back the one that the pool has lent, as it was.
	 */
	public static Connection of(Connection lent) throws SQLException {
		return ConnectionProxies.proxy(Connection.class, new KeptConnection(lent));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		if (method.getName().equals("close")) {
			giveBack();
			return null;
		}
		return ConnectionProxies.invoke(this.physical, method, arguments);
	}

	/** The pool does not know what happened to it. */
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
