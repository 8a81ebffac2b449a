package dev.migrate.engine;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import dev.migrate.failure.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * A backup that is a script of statements, written and run through a connection.
 */
abstract class ScriptedBackup implements BackupTool {

	@Override
	public final void save(BackupAccess access, Path file) throws SQLException, IOException {
		try (Connection connection = access.dataSource().getConnection();
				BufferedWriter writer = Files.newBufferedWriter(file)) {
			write(connection, (statement) -> {
				String text = statement.strip();
				writer.write(text.endsWith(";") ? text : text + ";");
				writer.write("\n");
			});
		}
	}

	/**
	 * Writes the statements that make the database what it is now.
	 */
	abstract void write(Connection connection, StatementSink sink) throws SQLException, IOException;

	@Override
	public final void restore(BackupAccess access, Path file) throws SQLException, IOException {
		try (Connection connection = access.dataSource().getConnection();
				BufferedReader reader = Files.newBufferedReader(file);
				Statement statement = connection.createStatement()) {
			SqlStatementReader statements = new SqlStatementReader(reader, false);
			String first = statements.read();
			if (first == null) {
				throw new MigrationException(file + " is empty.", "Restore another backup.");
			}
			drop(connection, statement);
			RestoreLock lock = new RestoreLock(statement, access, file);
			for (String sql = first; sql != null; sql = statements.read()) {
				lock.take();
				if (belongs(sql) && !lock.holdsBack(sql)) {
					run(statement, sql, statements, file);
				}
			}
			lock.release();
			finish(statement);
			if (!connection.getAutoCommit()) {
				connection.commit();
			}
		}
	}

	/**
	 * Drops everything that is there now.
	 */
	abstract void drop(Connection connection, Statement statement) throws SQLException;

	/**
	 * Whether a statement is about what was dropped before, and not about settings of the
	 * whole database.
	 */
	boolean belongs(String sql) {
		return true;
	}

	/**
	 * After the last statement.
	 */
	void finish(Statement statement) throws SQLException {
	}

	/**
	 * Whether what follows a semicolon may be part of the same statement.
	 */
	boolean mayGoOn(String sql) {
		return false;
	}

	/** The database knows best where a statement ends. */
	private void run(Statement statement, String sql, SqlStatementReader following, Path file) throws IOException {
		SQLException first = refusal(statement, sql);
		if (first == null) {
			return;
		}
		StringBuilder whole = new StringBuilder(sql);
		for (String more = next(sql, following); more != null; more = next(sql, following)) {
			if (refusal(statement, whole.append("; ").append(more).toString()) == null) {
				return;
			}
		}
		throw new MigrationException("The database refuses a statement of " + file + ": " + first.getMessage(),
				"The database is restored in part only. Correct the file, or restore another backup.", first);
	}

	private @Nullable String next(String sql, SqlStatementReader following) throws IOException {
		return mayGoOn(sql) ? following.read() : null;
	}

	private static @Nullable SQLException refusal(Statement statement, String sql) {
		try {
			statement.execute(sql);
			return null;
		}
		catch (SQLException ex) {
			return ex;
		}
	}

	/**
	 * Takes statements.
	 */
	@FunctionalInterface
	interface StatementSink {

		void accept(String statement) throws IOException;

	}

}
