package dev.migrate.engine;

import org.jspecify.annotations.Nullable;

/**
 * The value of a type that stands for nothing: zero, the empty text, false, the first day
 * of 1970.
 */
final class EmptyValues {

	private EmptyValues() {
	}

	/**
	 * The value as an SQL literal, or null where the type has none.
	 * @param type a type in normal spelling
	 */
	static @Nullable String of(String type) {
		TypeText text = TypeText.parse(type);
		if (text.isArray()) {
			return "array[]";
		}
		String zone = text.name().endsWith("with time zone") ? "+00:00" : "";
		return switch (TypeFamily.of(text)) {
			case CHARACTER -> "''";
			case BINARY -> "X''";
			case EXACT, APPROXIMATE -> "0";
			case BOOLEAN -> "false";
			case DATE -> "'1970-01-01'";
			case TIME -> "'00:00:00" + zone + "'";
			case TIMESTAMP -> "'1970-01-01 00:00:00" + zone + "'";
			case UUID -> "'00000000-0000-0000-0000-000000000000'";
			case JSON -> "'{}'";
			case ENUM -> text.arguments().get(0);
			default -> null;
		};
	}

}
