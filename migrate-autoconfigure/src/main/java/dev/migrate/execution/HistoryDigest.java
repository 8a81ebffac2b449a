package dev.migrate.execution;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A digest of everything in the history that decides what a run does: of its rows, and of
 * its columns, which Liquibase adds and widens.
 */
final class HistoryDigest {

	private static final String QUERY = "SELECT ID, AUTHOR, FILENAME, MD5SUM, EXECTYPE, ORDEREXECUTED FROM %s "
			+ "ORDER BY ORDEREXECUTED, ID, AUTHOR, FILENAME";

	private static final String COLUMNS = "SELECT * FROM %s WHERE 1 = 0";

	private HistoryDigest() {
	}

	/**
	 * Takes the digest.
	 * @param table the history's name in SQL
	 * @param rows is told of each row that the digest is of
	 */
	static String of(Connection connection, String table, Consumer<Row> rows) throws SQLException {
		MessageDigest digest = sha256();
		addColumns(digest, connection, table);
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(QUERY.formatted(table))) {
			StringBuilder text = new StringBuilder();
			while (result.next()) {
				Row row = new Row(result.getString(1), result.getString(2), result.getString(3), result.getString(4));
				rows.accept(row);
				text.setLength(0);
				append(text, row.id());
				append(text, row.author());
				append(text, row.fileName());
				append(text, row.checksum());
				append(text, result.getString(5));
				append(text, result.getString(6));
				digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static void addColumns(MessageDigest digest, Connection connection, String table) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(COLUMNS.formatted(table))) {
			ResultSetMetaData columns = result.getMetaData();
			StringBuilder text = new StringBuilder();
			for (int column = 1; column <= columns.getColumnCount(); column++) {
				append(text, columns.getColumnName(column));
				append(text, String.valueOf(columns.getPrecision(column)));
			}
			digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
		}
	}

	private static void append(StringBuilder text, @Nullable String value) {
		text.append((value != null) ? value.length() : -1).append(':').append(value);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A row of the history.
	 *
	 * @param id the change set's id
	 * @param author its author
	 * @param fileName its file
	 * @param checksum its checksum when it ran
	 */
	record Row(@Nullable String id, @Nullable String author, @Nullable String fileName, @Nullable String checksum) {
	}

}
