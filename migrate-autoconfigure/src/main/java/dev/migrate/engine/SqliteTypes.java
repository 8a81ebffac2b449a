package dev.migrate.engine;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * SQLite's types, which are what was declared: what a value becomes follows from the
 * words in it, and lengths mean nothing.
 */
final class SqliteTypes {

	private static final Pattern COLLATION = Pattern.compile("(.*) collate (\\S+)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Set<String> EXACT_NUMBERS = Set.of("numeric", "decimal");

	private static final Map<String, String> STANDARD = Map.of("int", "integer", "decimal", "numeric", "float",
			"double precision", "double", "double precision", "datetime", "timestamp");

	private SqliteTypes() {
	}

	static String normalize(String declaredType) {
		Matcher collated = COLLATION.matcher(declaredType.strip());
		if (collated.matches()) {
			return (normalize(collated.group(1)) + " collate " + collated.group(2).toLowerCase(Locale.ROOT)).strip();
		}
		return declaredType.isBlank() ? "" : TypeText.parse(declaredType.strip()).scalar();
	}

	/**
	 * The standard's name of a type, for those that are spelled in several ways.
	 */
	static String standard(String type) {
		return TypeText.parse(base(type)).renamed(STANDARD).scalar();
	}

	/**
	 * What values can lose when they move from a column of one type to one of another.
	 */
	static @Nullable String narrowing(String fromType, String toType) {
		Affinity from = Affinity.of(fromType);
		Affinity to = Affinity.of(toType);
		if (from == Affinity.TEXT && to.isNumeric()) {
			return "the spelling of texts that are numbers, such as 007";
		}
		if (to == Affinity.REAL && (from == Affinity.INTEGER || from == Affinity.NUMERIC)) {
			return "the last digits of whole numbers beyond 9007199254740992";
		}
		return null;
	}

	/**
	 * Whether a column is to hold numbers, which SQLite itself does not insist on.
	 */
	static boolean isNumber(String type) {
		Affinity affinity = Affinity.of(type);
		return affinity == Affinity.INTEGER || affinity == Affinity.REAL
				|| EXACT_NUMBERS.contains(TypeText.parse(base(type)).name());
	}

	private static String base(String type) {
		Matcher collated = COLLATION.matcher(type);
		return collated.matches() ? collated.group(1) : type;
	}

	/**
	 * What SQLite makes of a value where it can.
	 */
	private enum Affinity {

		INTEGER, TEXT, BLOB, REAL, NUMERIC;

		static Affinity of(String type) {
			String words = base(type).toUpperCase(Locale.ROOT);
			if (words.contains("INT")) {
				return INTEGER;
			}
			if (words.contains("CHAR") || words.contains("CLOB") || words.contains("TEXT")) {
				return TEXT;
			}
			if (words.contains("BLOB") || words.isBlank()) {
				return BLOB;
			}
			return (words.contains("REAL") || words.contains("FLOA") || words.contains("DOUB")) ? REAL : NUMERIC;
		}

		boolean isNumeric() {
			return this == INTEGER || this == REAL || this == NUMERIC;
		}

	}

}
