package dev.migrate.diff;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Whether two defaults of a column mean the same, although the engine keeps the words in
 * which each was given.
 */
final class DefaultText {

	private static final Pattern NUMERIC = Pattern
		.compile("(tiny|small|medium|big)?int(eger)?\\b.*|(numeric|decimal|number|real|double|float)\\b.*");

	private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)(e[-+]?\\d{1,3})?");

	/** As H2 keeps a number with an exponent. */
	private static final Pattern CAST = Pattern.compile("cast\\(([^()]+) as \\w+\\)");

	private static final Pattern LITERAL_CAST = Pattern.compile("cast\\s*\\(\\s*('(?:[^']|'')*')\\s+as\\s+(.+)\\)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern TIMESTAMP = Pattern.compile("(timestamp|datetime)\\b.*");

	/** In a column the zone is the session's for either. */
	private static final Pattern NOW = Pattern.compile("(?:now|current_timestamp|localtimestamp)(?:\\((\\d?)\\))?");

	private DefaultText() {
	}

	/**
	 * Whether they mean the same.
	 * @param type the column's type, in the engine's normal spelling
	 */
	static boolean same(@Nullable String one, @Nullable String other, String type) {
		return Objects.equals(one, other)
				|| (one != null && other != null && meaning(one, type).equals(meaning(other, type)));
	}

	private static Object meaning(String expression, String type) {
		String text = expression.strip();
		if (NUMERIC.matcher(type).matches()) {
			return number(text);
		}
		String words = text.toLowerCase(Locale.ROOT);
		if (TIMESTAMP.matcher(type).matches() && NOW.matcher(words).matches()) {
			return "now" + words.replaceAll("\\D", "");
		}
		return literal(text, type);
	}

	private static Object number(String text) {
		String bare = CAST.matcher(unquoted(text).toLowerCase(Locale.ROOT)).replaceFirst("$1");
		return NUMBER.matcher(bare).matches() ? new BigDecimal(bare).stripTrailingZeros() : text;
	}

	private static String unquoted(String text) {
		boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
		return quoted ? text.substring(1, text.length() - 1) : text;
	}

	/** Without the type that may stand before it, or that it is cast to. */
	private static String literal(String text, String type) {
		Matcher cast = LITERAL_CAST.matcher(text);
		if (cast.matches() && cast.group(2).replaceAll("\\s+", "").equalsIgnoreCase(type.replaceAll("\\s+", ""))) {
			return cast.group(1);
		}
		String word = type.replaceFirst("\\W.*", "");
		boolean typed = text.regionMatches(true, 0, word, 0, word.length())
				&& text.substring(word.length()).matches("\\s*'[^']*'");
		return typed ? text.substring(word.length()).strip() : text;
	}

}
