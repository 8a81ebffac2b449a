package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Maps, lists and plain values as JSON.
 */
final class Json {

	private static final String INDENT = "  ";

	private Json() {
	}

	/**
	 * On one line.
	 */
	static String compact(Object value) {
		if (value instanceof Map<?, ?> map) {
			List<String> members = new ArrayList<>();
			map.forEach((name, member) -> members.add(string(name.toString()) + ": " + compact(member)));
			return "{" + String.join(", ", members) + "}";
		}
		if (value instanceof List<?> list) {
			return "[" + String.join(", ", list.stream().map(Json::compact).toList()) + "]";
		}
		return (value instanceof Number || value instanceof Boolean) ? value.toString() : string(value.toString());
	}

	/**
	 * On as many lines as there are values.
	 */
	static String pretty(Object value) {
		return pretty(value, "");
	}

	private static String pretty(Object value, String indent) {
		String deeper = indent + INDENT;
		List<String> lines = new ArrayList<>();
		if (value instanceof Map<?, ?> map && !map.isEmpty()) {
			map.forEach((name, member) -> lines.add(deeper + string(name.toString()) + ": " + pretty(member, deeper)));
			return "{\n" + String.join(",\n", lines) + "\n" + indent + "}";
		}
		if (value instanceof List<?> list && !list.isEmpty()) {
			list.forEach((item) -> lines.add(deeper + pretty(item, deeper)));
			return "[\n" + String.join(",\n", lines) + "\n" + indent + "]";
		}
		return compact(value);
	}

	private static String string(String text) {
		StringBuilder json = new StringBuilder("\"");
		for (char character : text.toCharArray()) {
			switch (character) {
				case '"', '\\' -> json.append('\\').append(character);
				case '\n' -> json.append("\\n");
				default -> json.append(
						plain(character) ? String.valueOf(character) : "\\u" + HexFormat.of().toHexDigits(character));
			}
		}
		return json.append('"').toString();
	}

	/**
	 * Liquibase reads JSON as YAML, which admits fewer characters as they are.
	 */
	private static boolean plain(char character) {
		return character >= ' ' && (character < 0x7F || character > 0x9F) && character < 0xFFFE && character != 0xFEFF
				&& character != 0x2028 && character != 0x2029;
	}

}
