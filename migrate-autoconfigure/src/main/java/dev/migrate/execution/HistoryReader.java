package dev.migrate.execution;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.migrate.execution.MigrationStatus.LockStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads Liquibase's tables without Liquibase, which would create them first. A table that
 * is not there is an empty one.
 */
class HistoryReader {

	private final HistoryTables tables;

	HistoryReader(HistoryTables tables) {
		this.tables = tables;
	}

	/**
	 * What has run, in the order in which it ran.
	 */
	List<HistoryRow> read(Connection connection) throws SQLException {
		String table = TableLocator.find(connection, this.tables.schema(), this.tables.history());
		if (table == null) {
			return List.of();
		}
		List<HistoryRow> rows = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
			Columns columns = new Columns(result);
			while (result.next()) {
				rows.add(row(columns));
			}
		}
		rows.sort(HistoryRow.BY_EXECUTION);
		return rows;
	}

	/**
	 * Who holds Liquibase's lock.
	 */
	LockStatus readLock(Connection connection) throws SQLException {
		String table = TableLocator.find(connection, this.tables.schema(), this.tables.lock());
		LockStatus lock = (table != null) ? readLock(connection, table) : null;
		return (lock != null) ? lock : LockStatus.free();
	}

	/**
	 * Who holds Liquibase's lock, or null where there is none to be held.
	 * @param table the name of the lock's table in SQL
	 */
	static @Nullable LockStatus readLock(Connection connection, String table) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT * FROM " + table + " WHERE ID = 1")) {
			Columns columns = new Columns(result);
			LockStatus lock = null;
			while (result.next()) {
				if (columns.flag("LOCKED") || columns.text("LOCKEDBY") != null) {
					return new LockStatus(columns.flag("LOCKED"), columns.text("LOCKEDBY"),
							columns.instant("LOCKGRANTED"));
				}
				lock = LockStatus.free();
			}
			return lock;
		}
	}

	private static HistoryRow row(Columns columns) throws SQLException {
		return new HistoryRow(columns.required("ID"), columns.required("AUTHOR"), columns.required("FILENAME"),
				columns.instant("DATEEXECUTED"), columns.number("ORDEREXECUTED"), columns.text("EXECTYPE"),
				columns.text("MD5SUM"), columns.text("DESCRIPTION"), columns.text("COMMENTS"), columns.text("TAG"),
				Expressions.split(columns.text("CONTEXTS")), Expressions.split(columns.text("LABELS")),
				columns.text("DEPLOYMENT_ID"));
	}

	/**
	 * The columns of a table that an older Liquibase may have made with fewer of them.
	 */
	private static final class Columns {

		private final ResultSet result;

		private final List<String> names = new ArrayList<>();

		Columns(ResultSet result) throws SQLException {
			this.result = result;
			for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
				this.names.add(result.getMetaData().getColumnLabel(i).toUpperCase(Locale.ROOT));
			}
		}

		String required(String name) throws SQLException {
			String text = text(name);
			return (text != null) ? text : "";
		}

		@Nullable String text(String name) throws SQLException {
			int index = index(name);
			String text = (index > 0) ? this.result.getString(index) : null;
			return (text != null && !text.isEmpty()) ? text : null;
		}

		@Nullable Instant instant(String name) throws SQLException {
			int index = index(name);
			Timestamp timestamp = (index > 0) ? this.result.getTimestamp(index) : null;
			return (timestamp != null) ? timestamp.toInstant() : null;
		}

		@Nullable Integer number(String name) throws SQLException {
			int index = index(name);
			int number = (index > 0) ? this.result.getInt(index) : 0;
			return (index > 0 && !this.result.wasNull()) ? number : null;
		}

		boolean flag(String name) throws SQLException {
			int index = index(name);
			return index > 0 && this.result.getBoolean(index);
		}

		private int index(String name) {
			return this.names.indexOf(name) + 1;
		}

	}

}
