package dev.migrate.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;

/**
 * Tells names that PostgreSQL made up from those that were given: it joins table, columns
 * and a label, shortens the longer part first, and adds a number where the name is taken.
 */
final class PostgreSqlNames {

	private static final int MAX_BYTES = 63;

	private static final Pattern NUMBER = Pattern.compile("\\d+$");

	private PostgreSqlNames() {
	}

	static ObjectName name(String name, String table, List<String> columns, String label) {
		Identifier identifier = PostgreSqlEngine.IDENTIFIERS.identifier(name);
		Matcher number = NUMBER.matcher(name);
		String joined = String.join("_", columns);
		boolean engineMade = name.equals(madeUp(table, joined, label))
				|| (number.find() && name.equals(madeUp(table, joined, label + number.group())));
		return engineMade ? ObjectName.generated(identifier) : ObjectName.given(identifier);
	}

	static ObjectName indexName(String name, String table, List<String> columns) {
		return name(name, table, columns, "idx");
	}

	private static String madeUp(String table, String columns, String label) {
		int available = MAX_BYTES - label.length() - (columns.isEmpty() ? 1 : 2);
		String first = table;
		String second = columns;
		while (bytes(first) + bytes(second) > available) {
			if (bytes(first) > bytes(second)) {
				first = first.substring(0, first.length() - 1);
			}
			else {
				second = second.substring(0, second.length() - 1);
			}
		}
		return columns.isEmpty() ? first + "_" + label : first + "_" + second + "_" + label;
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

}
