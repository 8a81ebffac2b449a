package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * What makes one HSQLDB database behave unlike another.
 *
 * @param properties its properties that begin with {@code sql.}
 */
record HsqldbSettings(Map<String, String> properties) {

	/** These cannot be given in a URL, or only forbid. */
	private static final Set<String> NOT_COPIED = Set.of("sql.default_collation", "sql.restrict_exec",
			"sql.live_object");

	static HsqldbSettings standard() {
		return new HsqldbSettings(Map.of());
	}

	static HsqldbSettings read(Connection connection) throws SQLException {
		Map<String, String> properties = new TreeMap<>();
		CatalogQuery.forEach(connection, """
				SELECT PROPERTY_NAME, PROPERTY_VALUE FROM INFORMATION_SCHEMA.SYSTEM_PROPERTIES
				WHERE PROPERTY_NAME LIKE 'sql.%' AND PROPERTY_VALUE IS NOT NULL
				""", (row) -> properties.put(row.getString(1), row.getString(2)));
		properties.keySet().removeAll(NOT_COPIED);
		return new HsqldbSettings(properties);
	}

	/**
	 * For a connection to a database that behaves the same and ends with it.
	 */
	Properties ofShadow() {
		Properties shadow = new Properties();
		shadow.putAll(this.properties);
		shadow.put("shutdown", "true");
		shadow.put("user", "sa");
		shadow.put("password", "");
		return shadow;
	}

}
