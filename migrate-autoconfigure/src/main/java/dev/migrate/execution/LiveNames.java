package dev.migrate.execution;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What tables and columns are called now, by the names that they will have had when a
 * later statement of a plan speaks of them.
 */
final class LiveNames {

	private final Map<String, String> tables = new HashMap<>();

	private final Map<String, String> columns = new HashMap<>();

	/**
	 * The table's name as it has to stand in SQL now.
	 */
	String table(String name) {
		return this.tables.getOrDefault(word(name), name);
	}

	/**
	 * The column's name as it has to stand in SQL now.
	 */
	String column(String table, String name) {
		return this.columns.getOrDefault(key(table, name), name);
	}

	void rename(SqlEffect.RenameTable rename) {
		this.tables.put(word(rename.to()), table(rename.from()));
	}

	void rename(SqlEffect.RenameColumn rename) {
		this.columns.put(key(rename.table(), rename.to()), column(rename.table(), rename.from()));
	}

	private String key(String table, String column) {
		return word(table(table)) + "." + word(column);
	}

	/**
	 * The last part of a name without quotes: good enough to recognise it by.
	 */
	static String word(String name) {
		String last = name.substring(name.lastIndexOf('.') + 1).strip();
		return last.replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT);
	}

}
