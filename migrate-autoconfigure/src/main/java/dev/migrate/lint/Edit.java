package dev.migrate.lint;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A change of Liquibase's, as it is written down.
 *
 * @param name its name
 * @param attributes its attributes in order
 */
record Edit(String name, Map<String, String> attributes) {

	/**
	 * A statement of the engine's own.
	 */
	static Edit sql(String statement) {
		return of("sql", "sql", statement);
	}

	/**
	 * A statement with statements in it.
	 */
	static Edit unsplit(String statement) {
		return of("sql", "splitStatements", "false", "sql", statement);
	}

	/**
	 * A change.
	 * @param attributes names and values by turns
	 */
	static Edit of(String name, String... attributes) {
		Map<String, String> map = new LinkedHashMap<>();
		for (int i = 0; i < attributes.length; i += 2) {
			map.put(attributes[i], attributes[i + 1]);
		}
		return new Edit(name, map);
	}

	boolean isSql() {
		return this.name.equals("sql");
	}

}
