package dev.migrate.changelog;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.schema.Column;

/**
 * SQL expressions as Liquibase's values: literals by their kind where Liquibase makes the
 * same literal of them again, everything else as it stands.
 */
final class Literals {

	private static final Pattern STRING = Pattern.compile("'((?:[^']|'')*)'");

	private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})");

	private static final Pattern CHARACTERS = Pattern.compile("(?:var)?char(?:\\([0-9]+\\))?");

	private static final Pattern NUMBERS = Pattern
		.compile("(?:tinyint|smallint|integer|bigint|real|double precision|numeric)(?:\\([0-9, ]+\\))?");

	private static final Set<String> BOOLEANS = Set.of("true", "false");

	private Literals() {
	}

	/**
	 * The node with a value for a column.
	 * @param attribute {@code value} or {@code defaultValue}, to be completed by the kind
	 */
	static ChangeNode with(ChangeNode node, String attribute, String expression, Column column,
			LiquibaseDialect dialect) {
		String type = column.type();
		Matcher string = STRING.matcher(expression);
		if (string.matches() && CHARACTERS.matcher(type).matches() && survives(string.group(1))) {
			return node.with(attribute, string.group(1).replace("''", "'"));
		}
		if (INTEGER.matcher(expression).matches() && NUMBERS.matcher(type).matches()) {
			return node.with(attribute + "Numeric", Long.valueOf(expression));
		}
		if (BOOLEANS.contains(expression.toLowerCase(Locale.ROOT)) && type.equals("boolean")) {
			return node.with(attribute + "Boolean", Boolean.valueOf(expression));
		}
		return node.with(attribute + "Computed",
				dialect.replacesTime(expression) ? "(" + expression + ")" : expression);
	}

	/**
	 * Whether Liquibase makes the same literal of a text again: not of an empty one, of
	 * the word null, or of one that looks quoted already.
	 */
	private static boolean survives(String text) {
		return !text.isBlank() && text.equals(text.strip()) && !text.equalsIgnoreCase("null") && !text.startsWith("'");
	}

}
