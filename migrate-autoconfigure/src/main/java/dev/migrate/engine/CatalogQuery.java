package dev.migrate.engine;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A query of a catalog, and what JDBC makes inconvenient about its rows.
 */
final class CatalogQuery {

	private CatalogQuery() {
	}

	static void forEach(Connection connection, String sql, RowReader reader, String... parameters) throws SQLException {
		list(connection, sql, (row) -> {
			reader.read(row);
			return row;
		}, parameters);
	}

	static <T> List<T> list(Connection connection, String sql, RowMapper<T> mapper, String... parameters)
			throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			try (ResultSet row = statement.executeQuery()) {
				List<T> results = new ArrayList<>();
				while (row.next()) {
					results.add(mapper.map(row));
				}
				return results;
			}
		}
	}

	static String string(ResultSet row, String label) throws SQLException {
		String value = row.getString(label);
		if (value == null) {
			throw new SQLException("The catalog has no " + label);
		}
		return value;
	}

	static @Nullable String nullableString(ResultSet row, String label) throws SQLException {
		return row.getString(label);
	}

	/**
	 * A comment; an empty one is none.
	 */
	static @Nullable String comment(ResultSet row, String label) throws SQLException {
		String comment = nullableString(row, label);
		return (comment == null || comment.isEmpty()) ? null : comment;
	}

	/**
	 * A text that the catalog keeps from users without the privilege to see it: empty for
	 * them.
	 */
	static String text(ResultSet row, String label) throws SQLException {
		String text = nullableString(row, label);
		return (text != null) ? text : "";
	}

	static List<String> strings(ResultSet row, String label) throws SQLException {
		Array array = row.getArray(label);
		return (array != null) ? Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList() : List.of();
	}

	/**
	 * Reads a row.
	 */
	@FunctionalInterface
	interface RowReader {

		void read(ResultSet row) throws SQLException;

	}

	/**
	 * Makes something of a row.
	 *
	 * @param <T> of what
	 */
	@FunctionalInterface
	interface RowMapper<T> {

		T map(ResultSet row) throws SQLException;

	}

}
