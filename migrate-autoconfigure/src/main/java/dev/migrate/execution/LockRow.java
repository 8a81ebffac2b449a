package dev.migrate.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

import dev.migrate.execution.MigrationStatus.LockStatus;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.executor.ExecutorService;
import liquibase.statement.core.CreateDatabaseChangeLogLockTableStatement;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase's lock: a row that everybody can see. Others may create its table at the same
 * moment.
 */
final class LockRow {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

	private final Database database;

	private final Connection connection;

	private final HistoryTables tables;

	private @Nullable String table;

	private @Nullable String written;

	LockRow(Database database, HistoryTables tables) {
		this.database = database;
		this.connection = MigrationLiquibase.connection(database);
		this.tables = tables;
	}

	/**
	 * Who holds the lock, or has left a word in it.
	 */
	LockStatus read() throws SQLException {
		String found = TableLocator.find(this.connection, this.tables.schema(), this.tables.lock());
		this.table = found;
		try {
			return (found != null) ? read(found) : LockStatus.free();
		}
		finally {
			// What has been read must not stand in the way of whoever is at work
			this.connection.rollback();
		}
	}

	private LockStatus read(String found) throws SQLException {
		try (PreparedStatement query = this.connection
			.prepareStatement("select LOCKED, LOCKEDBY, LOCKGRANTED from " + found + " where ID = 1");
				ResultSet row = query.executeQuery()) {
			if (!row.next()) {
				return LockStatus.free();
			}
			Timestamp since = row.getTimestamp(3);
			return new LockStatus(row.getBoolean(1), row.getString(2), (since != null) ? since.toInstant() : null);
		}
	}

	/**
	 * Takes the lock if it is free.
	 */
	boolean take(String owner) throws SQLException {
		create();
		// A literal, as Liquibase writes it, because SQLite keeps a time as a text
		String granted = this.database.getDateLiteral(LocalDateTime.now().format(TIME));
		return update("LOCKED = ?, LOCKEDBY = ?, LOCKGRANTED = " + granted + " where ID = 1 and LOCKED = ?", true,
				owner, false);
	}

	/**
	 * Frees the lock if its owner is still the same, whose words stay in it.
	 */
	boolean free(String owner) throws SQLException {
		return update("LOCKED = ? where ID = 1 and LOCKED = ? and LOCKEDBY = ?", false, true, owner);
	}

	/**
	 * Frees the lock if its owner is still the same, of whom nothing stays in it.
	 */
	boolean clear(@Nullable String owner) throws SQLException {
		String change = "LOCKED = ?, LOCKEDBY = null, LOCKGRANTED = null where ID = 1 and ";
		return (owner != null) ? update(change + "LOCKEDBY = ?", false, owner)
				: update(change + "LOCKEDBY is null", false);
	}

	/**
	 * Gives the lock back.
	 * @param pattern what its owner's words are like
	 * @param words what is left behind in it, or null
	 */
	void release(String pattern, @Nullable String words) throws SQLException, DatabaseException {
		// What has failed is not committed with it
		this.database.rollback();
		if (this.table != null) {
			update("LOCKED = ?, LOCKEDBY = ?, LOCKGRANTED = null where ID = 1 and LOCKEDBY like ?", false, words,
					pattern);
		}
	}

	/**
	 * Changes the owner's words, in the transaction that runs: until that ends, nobody
	 * can take the lock over.
	 * @param pattern what its words are like
	 * @return whether the lock is still its own
	 */
	boolean write(String pattern, String words) throws SQLException {
		String before = this.written;
		this.written = words;
		// To compare takes less than a pattern; what was rolled back is not there any
		// more
		return (before != null && write(words, "=", before)) || write(words, "like", pattern)
		// A driver may count only the rows in which something has changed
				|| isOwnedBy(pattern);
	}

	private boolean write(String words, String comparison, String owner) throws SQLException {
		return execute("LOCKEDBY = ? where ID = 1 and LOCKED = ? and LOCKEDBY " + comparison + " ?", words, true,
				owner) == 1;
	}

	/**
	 * Whether the lock is an owner's, as the transaction that runs sees it.
	 * @param pattern what its words are like
	 */
	boolean isOwnedBy(String pattern) throws SQLException {
		try (PreparedStatement query = this.connection
			.prepareStatement("select ID from " + this.table + " where ID = 1 and LOCKED = ? and LOCKEDBY like ?")) {
			query.setObject(1, true);
			query.setString(2, pattern);
			try (ResultSet row = query.executeQuery()) {
				return row.next();
			}
		}
	}

	/**
	 * The table, as SQL names it, once the lock has been taken.
	 */
	String table() {
		return Objects.requireNonNull(this.table);
	}

	private void create() throws SQLException {
		try {
			if (this.table == null) {
				Scope.getCurrentScope()
					.getSingleton(ExecutorService.class)
					.getExecutor("jdbc", this.database)
					.execute(new CreateDatabaseChangeLogLockTableStatement());
				this.connection.commit();
			}
		}
		catch (DatabaseException ex) {
			this.connection.rollback();
			this.table = TableLocator.find(this.connection, this.tables.schema(), this.tables.lock());
			if (this.table == null) {
				throw new SQLException(ex);
			}
		}
		this.table = TableLocator.find(this.connection, this.tables.schema(), this.tables.lock());
		insert();
	}

	/** Never what Liquibase does, which first deletes the row that another may hold. */
	private void insert() throws SQLException {
		try (PreparedStatement query = this.connection
			.prepareStatement("select ID from " + this.table + " where ID = 1"); ResultSet row = query.executeQuery()) {
			if (row.next()) {
				return;
			}
		}
		try (PreparedStatement insert = this.connection
			.prepareStatement("insert into " + this.table + " (ID, LOCKED) values (1, ?)")) {
			insert.setBoolean(1, false);
			insert.executeUpdate();
			this.connection.commit();
		}
		catch (SQLException ex) {
			this.connection.rollback();
		}
	}

	private boolean update(String change, @Nullable Object... values) throws SQLException {
		try {
			boolean done = execute(change, values) == 1;
			this.connection.commit();
			return done;
		}
		catch (SQLException ex) {
			this.connection.rollback();
			throw ex;
		}
	}

	private int execute(String change, @Nullable Object... values) throws SQLException {
		try (PreparedStatement update = this.connection.prepareStatement("update " + this.table + " set " + change)) {
			for (int i = 0; i < values.length; i++) {
				if (values[i] == null) {
					update.setString(i + 1, null);
				}
				else {
					update.setObject(i + 1, values[i]);
				}
			}
			return update.executeUpdate();
		}
	}

}
