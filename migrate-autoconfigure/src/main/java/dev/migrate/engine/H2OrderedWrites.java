package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A thread of H2's writes the file of a database every half second, one map after the
 * other, while others go on changing them: one table is as it was before a commit, the
 * next one as it was after it, and whoever dies then leaves that behind. Here the thread
 * that migrates writes, between two statements.
 */
final class H2OrderedWrites implements OrderedWrites {

	/** As often as H2 does. */
	private static final long INTERVAL = Duration.ofMillis(500).toNanos();

	/**
	 * So little that what has gathered since then, and what a statement adds, stays far
	 * below the 19 MB at which H2 writes by itself.
	 */
	private static final long SHORT_INTERVAL = Duration.ofMillis(50).toNanos();

	/**
	 * Copies the table, drops it and renames the copy, each of which H2 commits. It
	 * writes by itself when there is much to write, which must not be then.
	 */
	private static final Pattern IN_STEPS = Pattern.compile("\\s*alter\\s.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/**
	 * Longer than a statement takes. With 0, H2 would write with each commit, in the
	 * middle of a statement too. Not for ever: what a killed process has set begins to
	 * hold when the file is opened, and there H2 may miss that its thread, which sleeps
	 * for a third of it, has just been told to end.
	 */
	private static final String NEVER = String.valueOf(Duration.ofMinutes(3).toMillis());

	private final Connection connection;

	private final String delay;

	private long written = System.nanoTime();

	private H2OrderedWrites(Connection connection, String delay) {
		this.connection = connection;
		this.delay = delay;
	}

	/**
	 * Begins, where this process writes the file and the user may say how.
	 */
	static OrderedWrites begin(Connection connection) throws SQLException {
		// The last one holds; others have been kept from a time when it was set
		List<String> delays = CatalogQuery.list(connection, """
				select setting_value from information_schema.settings
				where setting_name = 'WRITE_DELAY' and database_path() is not null
				and exists (select 1 from information_schema.sessions
					where session_id = session_id() and client_addr is null)
				and exists (select 1 from information_schema.users
					where user_name = current_user and is_admin)""", (row) -> row.getString(1));
		String delay = delays.isEmpty() ? NEVER : delays.get(delays.size() - 1);
		if (delay.equals(NEVER)) {
			return BY_ENGINE;
		}
		H2OrderedWrites writes = new H2OrderedWrites(connection, delay);
		// H2 takes the setting for as long as the database is open
		writes.execute("set write_delay " + NEVER);
		return writes;
	}

	@Override
	public void before(@Nullable String statement) throws SQLException {
		boolean soon = statement == null || IN_STEPS.matcher(statement).matches();
		if (System.nanoTime() - this.written >= (soon ? SHORT_INTERVAL : INTERVAL)) {
			execute("checkpoint");
			this.written = System.nanoTime();
		}
	}

	/**
	 * H2 commits before it writes, and closes a database that it cannot write without a
	 * word.
	 */
	@Override
	public void written() throws SQLException {
		execute("checkpoint sync");
		this.written = System.nanoTime();
	}

	@Override
	public void close() throws SQLException {
		execute("checkpoint");
		execute("set write_delay " + this.delay);
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
