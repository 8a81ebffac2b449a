package dev.migrate.engine;

import org.jspecify.annotations.Nullable;

/**
 * Sorts types into families, within which values convert.
 */
final class TypeFamily {

	private TypeFamily() {
	}

	static Family of(TypeText type) {
		String name = type.name();
		if (name.startsWith("timestamp")) {
			return Family.TIMESTAMP;
		}
		if (name.startsWith("time")) {
			return Family.TIME;
		}
		return switch (name) {
			case "varchar", "char", "bpchar", "text", "clob", "varchar_ignorecase" -> Family.CHARACTER;
			case "varbinary", "binary", "bytea", "blob" -> Family.BINARY;
			case "tinyint", "smallint", "integer", "bigint", "numeric" -> Family.EXACT;
			case "real", "double precision", "decfloat" -> Family.APPROXIMATE;
			case "boolean" -> Family.BOOLEAN;
			case "date" -> Family.DATE;
			case "uuid" -> Family.UUID;
			case "json", "jsonb" -> Family.JSON;
			case "enum" -> Family.ENUM;
			case "oid" -> Family.LARGE_OBJECT;
			default -> Family.OTHER;
		};
	}

	/**
	 * The first argument as a number, or null where there is none: unlimited.
	 */
	static @Nullable Integer length(TypeText type) {
		if (type.arguments().isEmpty()) {
			return null;
		}
		try {
			return Integer.valueOf(type.arguments().get(0));
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * Whether times get a zone or lose it, so that they become what they are in the zone
	 * of the session.
	 */
	static boolean changesZone(TypeText from, TypeText to) {
		return isTime(of(from)) && isTime(of(to)) && hasZone(from) != hasZone(to);
	}

	private static boolean isTime(Family family) {
		return family == Family.TIMESTAMP || family == Family.DATE || family == Family.TIME;
	}

	static boolean hasZone(TypeText type) {
		return type.name().endsWith(" with time zone");
	}

	static int approximateRank(TypeText type) {
		return switch (type.name()) {
			case "real" -> 1;
			case "double precision" -> 2;
			default -> 3;
		};
	}

	/**
	 * A family of types.
	 */
	enum Family {

		/** Text. */
		CHARACTER,

		/** Bytes. */
		BINARY,

		/** Whole and decimal numbers. */
		EXACT,

		/** Floating-point numbers. */
		APPROXIMATE,

		/** True and false. */
		BOOLEAN,

		/** A day. */
		DATE,

		/** A time of day. */
		TIME,

		/** A day and a time of day. */
		TIMESTAMP,

		/** A UUID. */
		UUID,

		/** JSON. */
		JSON,

		/** One of some values. */
		ENUM,

		/** A reference to something kept elsewhere. */
		LARGE_OBJECT,

		/** Anything else. */
		OTHER

	}

}
