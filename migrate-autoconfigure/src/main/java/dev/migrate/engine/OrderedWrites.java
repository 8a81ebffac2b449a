package dev.migrate.engine;

import java.sql.SQLException;

/**
 * Sees to it that a process that dies loses the end of what it has committed at most, and
 * nothing in front of it: without that, the history of migrations could tell of tables
 * that are not there.
 */
public interface OrderedWrites extends AutoCloseable {

	/** For engines that see to it themselves. */
	OrderedWrites BY_ENGINE = new OrderedWrites() {

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	};

	/**
	 * Writes what has been committed, unless that was done a moment ago.
	 */
	void flush() throws SQLException;

	/**
	 * Writes what has been committed, and leaves the rest to the engine again.
	 */
	@Override
	void close() throws SQLException;

}
