package dev.migrate.engine;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a process that dies loses the end of what it has committed at most, and
 * nothing in front of it: without that, the history of migrations could tell of tables
 * that are not there.
 */
public interface OrderedWrites extends AutoCloseable {

	/** For engines that see to it themselves. */
	OrderedWrites BY_ENGINE = new OrderedWrites() {

		@Override
		public void before(@Nullable String statement) {
		}

		@Override
		public void written() {
		}

		@Override
		public void close() {
		}

	};

	/**
	 * Writes what has been committed, unless that was done a moment ago and the statement
	 * that comes does not matter.
	 * @param statement what is about to run, or null where it is not SQL
	 */
	void before(@Nullable String statement) throws SQLException;

	/**
	 * Sees to it that all that has been committed is in the file, for good.
	 * @throws SQLException if it cannot be written, for lack of room for example
	 */
	void written() throws SQLException;

	/**
	 * Writes what has been committed, and leaves the rest to the engine again.
	 */
	@Override
	void close() throws SQLException;

}
