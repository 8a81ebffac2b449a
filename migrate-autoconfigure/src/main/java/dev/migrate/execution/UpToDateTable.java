package dev.migrate.execution;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Our table beside Liquibase's two, with a record for each changelog that is run on the
 * database.
 */
final class UpToDateTable {

	private static final int PART = 2000;

	private static final int KEY = 255;

	private final Connection connection;

	private final String name;

	/**
	 * Creates the table as it is found.
	 * @param name its name in SQL
	 */
	UpToDateTable(Connection connection, String name) {
		this.connection = connection;
		this.name = name;
	}

	/**
	 * The table, which is created where there is none.
	 * @param history the history's name in SQL, which this one's goes by
	 * @throws SQLException if there is none and the user may not create one
	 */
	static UpToDateTable create(Connection connection, HistoryTables tables, String history) throws SQLException {
		String found = TableLocator.find(connection, tables.schema(), tables.state());
		if (found != null) {
			return new UpToDateTable(connection, found);
		}
		String quote = connection.getMetaData().getIdentifierQuoteString().strip();
		String bare = history.substring(0, history.length() - quote.length());
		boolean lowerCase = bare.endsWith(tables.history().toLowerCase(Locale.ROOT));
		String suffix = lowerCase ? HistoryTables.STATE.toLowerCase(Locale.ROOT) : HistoryTables.STATE;
		UpToDateTable created = new UpToDateTable(connection, bare + suffix + quote);
		try (Statement statement = connection.createStatement()) {
			statement.executeUpdate("CREATE TABLE " + created.name
					+ " (CHANGELOG VARCHAR(255) NOT NULL, PART INTEGER NOT NULL, CONTENT VARCHAR(2000) NOT NULL,"
					+ " PRIMARY KEY (CHANGELOG, PART))");
		}
		return created;
	}

	/**
	 * The record of a changelog, or null if there is none.
	 * @param changelog the changelog's location
	 * @throws IOException if there is something else in its place
	 */
	@Nullable UpToDateRecord read(String changelog) throws SQLException, IOException {
		StringBuilder text = new StringBuilder();
		String key = key(changelog);
		// There are few others, and a statement without parameters is there sooner
		try (Statement statement = this.connection.createStatement();
				ResultSet parts = statement
					.executeQuery("SELECT CHANGELOG, CONTENT FROM " + this.name + " ORDER BY CHANGELOG, PART")) {
			while (parts.next()) {
				if (key.equals(parts.getString(1))) {
					text.append(parts.getString(2));
				}
			}
		}
		return text.isEmpty() ? null : UpToDateRecord.parse(text.toString());
	}

	/**
	 * Puts a record in the place of the one that a changelog has.
	 */
	void write(String changelog, UpToDateRecord record) throws SQLException, IOException {
		try (PreparedStatement delete = this.connection
			.prepareStatement("DELETE FROM " + this.name + " WHERE CHANGELOG = ?")) {
			delete.setString(1, key(changelog));
			delete.executeUpdate();
		}
		String text = record.text();
		try (PreparedStatement insert = this.connection
			.prepareStatement("INSERT INTO " + this.name + " (CHANGELOG, PART, CONTENT) VALUES (?, ?, ?)")) {
			for (int begin = 0; begin < text.length(); begin += PART) {
				insert.setString(1, key(changelog));
				insert.setInt(2, begin / PART);
				insert.setString(3, text.substring(begin, Math.min(begin + PART, text.length())));
				insert.executeUpdate();
			}
		}
	}

	private static String key(String changelog) {
		return changelog.substring(Math.max(0, changelog.length() - KEY));
	}

}
