package dev.migrate.cases;

import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * All rows of all tables with their values, as text. Whoever has not thought of a value
 * finds out here that it is another one.
 *
 * @param tables the rows by table, each by column
 */
record TableRows(Map<String, List<Map<String, String>>> tables) {

	private static final Set<String> SYSTEM = Set.of("information_schema", "pg_catalog", "system_lobs", "mysql", "sys",
			"performance_schema");

	/**
	 * All rows of the default schema and of those that are named; MariaDB's belong to the
	 * server, whatever the database.
	 */
	static TableRows of(DataSource database, List<String> schemas) throws SQLException {
		Map<String, List<Map<String, String>>> tables = new TreeMap<>();
		try (Connection connection = database.getConnection()) {
			List<String> names = names(connection, connection.getCatalog());
			if (connection.getMetaData().getDatabaseProductName().equals("MariaDB")) {
				for (String schema : schemas) {
					names.addAll(names(connection, schema.replace("`", "")));
				}
			}
			for (String table : names) {
				tables.put(plain(table), rows(connection, table));
			}
		}
		return new TableRows(tables);
	}

	private static String plain(String table) {
		return table.replaceAll("[\"`]", "").toLowerCase(Locale.ROOT);
	}

	private static List<String> names(Connection connection, @Nullable String catalog) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		String quote = metaData.getIdentifierQuoteString();
		boolean foreign = catalog != null && !catalog.equals(connection.getCatalog());
		List<String> names = new ArrayList<>();
		try (ResultSet tables = metaData.getTables(catalog, null, "%", null)) {
			while (tables.next()) {
				String schema = foreign ? catalog : tables.getString("TABLE_SCHEM");
				String table = tables.getString("TABLE_NAME");
				if (isUsers(schema, table, tables.getString("TABLE_TYPE"))) {
					names.add(((schema != null) ? quote + schema + quote + "." : "") + quote + table + quote);
				}
			}
		}
		return names;
	}

	private static boolean isUsers(@Nullable String schema, String table, @Nullable String type) {
		String name = table.toLowerCase(Locale.ROOT);
		return type != null && type.toUpperCase(Locale.ROOT).endsWith("TABLE")
				&& !type.toUpperCase(Locale.ROOT).contains("SYSTEM") && !name.startsWith("databasechangelog")
				&& !name.startsWith("migrate_") && !name.startsWith("sqlite_")
				&& (schema == null || !SYSTEM.contains(schema.toLowerCase(Locale.ROOT)));
	}

	private static List<Map<String, String>> rows(Connection connection, String table) throws SQLException {
		List<Map<String, String>> all = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select * from " + table)) {
			while (rows.next()) {
				Map<String, String> row = new TreeMap<>();
				for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
					boolean document = rows.getMetaData().getColumnTypeName(i).equalsIgnoreCase("json");
					Object value = document ? rows.getString(i) : rows.getObject(i);
					boolean large = value != null && rows.getMetaData().getColumnTypeName(i).equals("oid");
					row.put(rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT),
							large ? largeObject(connection, value) : text(value));
				}
				all.add(row);
			}
		}
		return all;
	}

	/** What PostgreSQL keeps elsewhere, under a number that says nothing. */
	private static String largeObject(Connection connection, Object number) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet content = statement.executeQuery("select lo_get(" + number + ")")) {
			content.next();
			return new String(content.getBytes(1), StandardCharsets.UTF_8);
		}
	}

	private static String text(@Nullable Object value) throws SQLException {
		if (value instanceof byte[] bytes) {
			return HexFormat.of().formatHex(bytes);
		}
		if (value instanceof Clob clob) {
			return clob.getSubString(1, (int) clob.length());
		}
		if (value instanceof Blob blob) {
			return HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
		}
		if (value instanceof java.sql.Array array) {
			return Arrays.deepToString(new Object[] { array.getArray() });
		}
		return (value instanceof Object[] values) ? Arrays.deepToString(values) : String.valueOf(value);
	}

	/**
	 * What is different in another place, but for some columns, each as
	 * {@code table.column}, and some tables.
	 */
	List<String> differencesTo(TableRows other, Set<String> without) {
		List<String> differences = new ArrayList<>();
		Set<String> names = this.tables.keySet()
			.stream()
			.filter((table) -> !without.contains(name(table)) && other.tables.containsKey(table))
			.collect(Collectors.toSet());
		for (String table : names) {
			List<String> here = described(table, without);
			List<String> there = other.described(table, without);
			if (!here.equals(there)) {
				differences.add(table + ": " + here + " instead of " + there);
			}
		}
		return differences;
	}

	private static String name(String table) {
		return table.substring(table.lastIndexOf('.') + 1);
	}

	private List<String> described(String table, Set<String> without) {
		String name = name(table);
		return Objects.requireNonNull(this.tables.get(table)).stream().map((row) -> {
			Map<String, String> kept = new TreeMap<>(row);
			kept.keySet().removeIf((column) -> without.contains(name + "." + column));
			return kept.toString();
		}).sorted().toList();
	}

}
