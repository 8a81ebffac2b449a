package dev.migrate.engine;

import dev.migrate.engine.TypeFamily.Family;

/**
 * Columns of the type {@code oid}, in which Hibernate keeps the number of a large object
 * that has the text or the bytes. Texts are kept in the encoding of the connection, which
 * the driver insists on being UTF-8.
 */
final class PostgreSqlLargeObjects {

	private static final String OID = "oid";

	private PostgreSqlLargeObjects() {
	}

	/**
	 * Whether one type has what large objects of the other have, or the other way round.
	 */
	static boolean convert(String fromType, String toType) {
		return !content(fromType, toType).equals(fromType) || !content(toType, fromType).equals(toType);
	}

	/**
	 * What a column has, given what it is converted to or from: the type itself unless it
	 * stands for a large object.
	 */
	static String content(String type, String other) {
		Family family = TypeFamily.of(TypeText.parse(other));
		return (!type.equals(OID)) ? type
				: (family == Family.CHARACTER) ? "text" : (family == Family.BINARY) ? "bytea" : type;
	}

	/**
	 * What a column has, in SQL.
	 */
	static String value(String column, String type, String other) {
		return switch (content(type, other)) {
			case "text" -> type.equals(OID) ? "convert_from(lo_get(" + column + "), 'UTF8')" : column;
			case "bytea" -> type.equals(OID) ? "lo_get(" + column + ")" : column;
			default -> column;
		};
	}

	/**
	 * A value of one type as one of the other, in SQL; what is too long is refused.
	 */
	static String converted(String column, String fromType, String toType) {
		if (fromType.equals(OID)) {
			return value(column, fromType, toType);
		}
		boolean text = content(toType, fromType).equals("text");
		return "lo_from_bytea(0, " + (text ? "convert_to(" + column + "::text, 'UTF8')" : column + "::bytea") + ")";
	}

}
