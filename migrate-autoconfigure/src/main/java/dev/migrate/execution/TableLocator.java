package dev.migrate.execution;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Finds a table whatever case its engine keeps names in.
 */
final class TableLocator {

	/** What drivers call tables that hold rows of their own. */
	private static final Set<String> TYPES = Set.of("TABLE", "BASE TABLE", "PARTITIONED TABLE");

	private TableLocator() {
	}

	/**
	 * The table's name as it has to stand in SQL, or null if there is no such table.
	 * @param schema the schema (the database, where an engine has no schemas), or null
	 * for the connection's own
	 */
	static @Nullable String find(Connection connection, @Nullable String schema, String table) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		boolean hasSchemas = metaData.supportsSchemasInTableDefinitions();
		String catalog = hasSchemas || schema == null ? connection.getCatalog() : schema;
		String ownSchema = (hasSchemas) ? (schema != null) ? schema : connection.getSchema() : null;
		for (String schemaSpelling : spellings(metaData, ownSchema)) {
			for (String tableSpelling : spellings(metaData, table)) {
				String found = find(metaData, catalog, (ownSchema != null) ? schemaSpelling : null, tableSpelling);
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

	private static @Nullable String find(DatabaseMetaData metaData, @Nullable String catalog, @Nullable String schema,
			String table) throws SQLException {
		// Both are patterns to the driver: a name with an underscore may bring more than
		// itself
		try (ResultSet tables = metaData.getTables(catalog, schema, table, null)) {
			while (tables.next()) {
				String foundSchema = tables.getString("TABLE_SCHEM");
				String foundTable = tables.getString("TABLE_NAME");
				if (table.equals(foundTable) && (schema == null || schema.equals(foundSchema))) {
					return name(metaData, (foundSchema != null) ? foundSchema : tables.getString("TABLE_CAT"),
							foundTable);
				}
			}
			return null;
		}
	}

	/**
	 * The tables of a schema, as they have to stand in SQL.
	 * @param catalog the database, or null for the connection's own
	 * @param schema the schema, or null for the connection's own
	 * @param wanted which of them, by their names alone
	 */
	static List<String> all(Connection connection, @Nullable String catalog, @Nullable String schema,
			Predicate<String> wanted) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		boolean hasSchemas = metaData.supportsSchemasInTableDefinitions();
		String own = hasSchemas ? connection.getSchema() : connection.getCatalog();
		String home = (hasSchemas && schema != null) ? schema : (!hasSchemas && catalog != null) ? catalog : own;
		List<String> found = new ArrayList<>();
		try (ResultSet tables = metaData.getTables(hasSchemas ? connection.getCatalog() : home, null, "%", null)) {
			while (tables.next()) {
				String table = tables.getString("TABLE_NAME");
				String place = hasSchemas ? tables.getString("TABLE_SCHEM") : home;
				if (TYPES.contains(String.valueOf(tables.getString("TABLE_TYPE"))) && wanted.test(table)
						&& (home == null || home.equalsIgnoreCase(place))) {
					found.add(name(metaData, (home == null || home.equalsIgnoreCase(own)) ? null : place, table));
				}
			}
		}
		return found;
	}

	/**
	 * The engine's own spelling first, so that one question is enough as a rule.
	 */
	private static Set<String> spellings(DatabaseMetaData metaData, @Nullable String name) throws SQLException {
		if (name == null) {
			return Set.of("");
		}
		Set<String> spellings = new LinkedHashSet<>();
		if (metaData.storesLowerCaseIdentifiers()) {
			spellings.add(name.toLowerCase(Locale.ROOT));
		}
		else if (metaData.storesUpperCaseIdentifiers()) {
			spellings.add(name.toUpperCase(Locale.ROOT));
		}
		spellings.add(name);
		spellings.add(name.toUpperCase(Locale.ROOT));
		spellings.add(name.toLowerCase(Locale.ROOT));
		return spellings;
	}

	private static String name(DatabaseMetaData metaData, @Nullable String schema, String table) throws SQLException {
		String quote = metaData.getIdentifierQuoteString().strip();
		String quotedTable = quote + table + quote;
		return (schema != null && !schema.isEmpty()) ? quote + schema + quote + "." + quotedTable : quotedTable;
	}

}
