package dev.migrate.engine;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Liquibase's lock for as long as a database is being restored: whoever starts meanwhile
 * waits, and where restoring has ended early, finds out from its words. A database that
 * has come back in part is not to be taken for a whole one.
 */
final class RestoreLock {

	private final Statement statement;

	private final String table;

	private final String words;

	private final Pattern about;

	private final Pattern aboutHistory;

	private final List<String> heldBack = new ArrayList<>();

	private final List<String> history = new ArrayList<>();

	private boolean taken;

	/**
	 * A lock that is to be taken.
	 */
	RestoreLock(Statement statement, BackupAccess access, Path file) {
		this.statement = statement;
		this.table = access.lock();
		this.words = "migrate restore of " + file.getFileName() + " (repeat it if it has ended early)";
		this.about = about(List.of(this.table.substring(this.table.lastIndexOf('.') + 1)));
		this.aboutHistory = about(access.history());
	}

	private static Pattern about(List<String> tables) {
		String names = tables.stream().map(Pattern::quote).collect(Collectors.joining("|"));
		return Pattern.compile("[^'(]*\\b(?:" + names + ")\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

	/**
	 * Takes it, once its schema is there.
	 */
	void take() throws SQLException {
		if (this.taken) {
			return;
		}
		try {
			this.statement
				.execute("CREATE TABLE " + this.table + " (ID INT NOT NULL PRIMARY KEY, LOCKED BOOLEAN NOT NULL, "
						+ "LOCKGRANTED TIMESTAMP, LOCKEDBY VARCHAR(255))");
		}
		catch (SQLException ex) {
			// Its schema comes with the backup
			return;
		}
		this.taken = true;
		try (PreparedStatement row = this.statement.getConnection()
			.prepareStatement("INSERT INTO " + this.table + " VALUES (1, TRUE, CURRENT_TIMESTAMP, ?)")) {
			row.setString(1, this.words);
			row.executeUpdate();
		}
	}

	/**
	 * Whether a statement has to wait for the end: what is about the lock that has been
	 * saved, and about the history, because a start for which nothing is pending asks for
	 * no lock.
	 */
	boolean holdsBack(String sql) {
		return this.taken && ((this.about.matcher(sql).matches() && this.heldBack.add(sql))
				|| (this.aboutHistory.matcher(sql).matches() && this.history.add(sql)));
	}

	/**
	 * Puts what has been saved into its place.
	 */
	void release() throws SQLException {
		for (String sql : this.history) {
			this.statement.execute(sql);
		}
		if (this.taken) {
			this.statement.execute("DROP TABLE " + this.table);
		}
		for (String sql : this.heldBack) {
			this.statement.execute(sql);
		}
	}

}
