package dev.migrate.execution;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
		return find(connection, schema, List.of(table)).get(table);
	}

	/**
	 * The same for several tables, whose names begin alike as a rule: one question is
	 * then enough for all of them.
	 * @return the names in SQL of those that there are, by the names that were given
	 */
	static Map<String, String> find(Connection connection, @Nullable String schema, List<String> tables)
			throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		boolean hasSchemas = metaData.supportsSchemasInTableDefinitions();
		String catalog = hasSchemas || schema == null ? connection.getCatalog() : schema;
		String ownSchema = (hasSchemas) ? (schema != null) ? schema : connection.getSchema() : null;
		Map<String, String> found = new HashMap<>();
		Set<String> asked = new HashSet<>();
		for (Spelling ofSchema : Spelling.of(metaData)) {
			for (Spelling ofTables : Spelling.of(metaData)) {
				String place = (ownSchema != null) ? ofSchema.spell(ownSchema) : null;
				if (found.size() < tables.size() && asked.add(place + "." + ofTables.spell(tables.toString()))) {
					find(metaData, catalog, place, tables, ofTables, found);
				}
			}
		}
		return found;
	}

	private static void find(DatabaseMetaData metaData, @Nullable String catalog, @Nullable String schema,
			List<String> tables, Spelling spelling, Map<String, String> found) throws SQLException {
		String pattern = spelling.spell((tables.size() > 1) ? beginning(tables) + "%" : tables.get(0));
		// Both are patterns to the driver: a name with an underscore may bring more than
		// itself
		try (ResultSet rows = metaData.getTables(catalog, schema, pattern, null)) {
			while (rows.next()) {
				String foundSchema = rows.getString("TABLE_SCHEM");
				String foundTable = rows.getString("TABLE_NAME");
				for (String table : tables) {
					if (spelling.spell(table).equals(foundTable) && (schema == null || schema.equals(foundSchema))) {
						found.putIfAbsent(table, name(metaData,
								(foundSchema != null) ? foundSchema : rows.getString("TABLE_CAT"), foundTable));
					}
				}
			}
		}
	}

	/** What all names begin with. */
	private static String beginning(List<String> names) {
		String beginning = names.get(0);
		for (String name : names) {
			while (!name.startsWith(beginning)) {
				beginning = beginning.substring(0, beginning.length() - 1);
			}
		}
		return beginning;
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

	private static String name(DatabaseMetaData metaData, @Nullable String schema, String table) throws SQLException {
		String quote = metaData.getIdentifierQuoteString().strip();
		String quotedTable = quote + table + quote;
		return (schema != null && !schema.isEmpty()) ? quote + schema + quote + "." + quotedTable : quotedTable;
	}

	/**
	 * In which case an engine may keep a name.
	 */
	private enum Spelling {

		GIVEN, UPPER, LOWER;

		private static final List<Spelling> UPPER_FIRST = List.of(UPPER, GIVEN, LOWER);

		private static final List<Spelling> LOWER_FIRST = List.of(LOWER, GIVEN, UPPER);

		private static final List<Spelling> GIVEN_FIRST = List.of(GIVEN, UPPER, LOWER);

		/**
		 * The engine's own first, so that one question is enough as a rule.
		 */
		static List<Spelling> of(DatabaseMetaData metaData) throws SQLException {
			if (metaData.storesLowerCaseIdentifiers()) {
				return LOWER_FIRST;
			}
			return metaData.storesUpperCaseIdentifiers() ? UPPER_FIRST : GIVEN_FIRST;
		}

		String spell(String name) {
			return (this == GIVEN) ? name
					: (this == UPPER) ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
		}

	}

}
