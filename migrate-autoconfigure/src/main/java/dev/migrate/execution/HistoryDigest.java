package dev.migrate.execution;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

import dev.migrate.changelog.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * A digest of everything in the history that decides what a run does: of its rows, and of
 * its columns, which Liquibase adds and widens.
 */
final class HistoryDigest {

	private static final String QUERY = "SELECT * FROM %s ORDER BY ORDEREXECUTED, ID, AUTHOR, FILENAME";

	private HistoryDigest() {
	}

	/**
	 * Takes the digest.
	 * @param table the history's name in SQL
	 * @param rows is told of each row that the digest is of
	 */
	static String of(Connection connection, String table, Consumer<Row> rows) throws SQLException {
		Fingerprint fingerprint = new Fingerprint();
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(QUERY.formatted(table))) {
			addColumns(fingerprint, result.getMetaData());
			int[] columns = { result.findColumn("ID"), result.findColumn("AUTHOR"), result.findColumn("FILENAME"),
					result.findColumn("MD5SUM"), result.findColumn("EXECTYPE"), result.findColumn("ORDEREXECUTED") };
			while (result.next()) {
				Row row = new Row(result.getString(columns[0]), result.getString(columns[1]),
						result.getString(columns[2]), result.getString(columns[3]));
				rows.accept(row);
				fingerprint.add(row.id());
				fingerprint.add(row.author());
				fingerprint.add(row.fileName());
				fingerprint.add(row.checksum());
				fingerprint.add(result.getString(columns[4]));
				fingerprint.add(result.getString(columns[5]));
			}
		}
		return fingerprint.text();
	}

	private static void addColumns(Fingerprint fingerprint, ResultSetMetaData columns) throws SQLException {
		fingerprint.add(columns.getColumnCount());
		for (int column = 1; column <= columns.getColumnCount(); column++) {
			fingerprint.add(columns.getColumnName(column));
			fingerprint.add(columns.getPrecision(column));
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
