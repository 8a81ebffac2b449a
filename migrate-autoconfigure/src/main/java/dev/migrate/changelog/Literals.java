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

	private static final Set<String> BOOLEANS = Set.of("true", "false");

	private Literals() {
	}

	/**
	 * The node with a value for a column.
	 * @param attribute {@code value} or {@code defaultValue}, to be completed by the kind
	 */
	static ChangeNode with(ChangeNode node, String attribute, String expression, Column column,
			LiquibaseDialect dialect) {
		Matcher string = STRING.matcher(expression);
		if (string.matches() && survives(string.group(1), expression, column.type(), dialect)) {
			return node.with(attribute, string.group(1).replace("''", "'"));
		}
		if (INTEGER.matcher(expression).matches() && isWritten(Long.valueOf(expression), expression, column, dialect)) {
			return node.with(attribute + "Numeric", Long.valueOf(expression));
		}
		if (BOOLEANS.contains(expression.toLowerCase(Locale.ROOT)) && column.type().equals("boolean")) {
			return node.with(attribute + "Boolean", Boolean.valueOf(expression));
		}
		return node.with(attribute + "Computed",
				dialect.replacesTime(expression) ? dialect.engine().guardedTime(expression) : expression);
	}

	/**
	 * Liquibase writes text by the column's type in some changes, and as any text in
	 * others.
	 */
	private static boolean survives(String quoted, String expression, String type, LiquibaseDialect dialect) {
		String text = quoted.replace("''", "'");
		return !text.isBlank() && text.equals(text.strip()) && expression.equals(dialect.literal(text, "varchar"))
				&& expression.equals(dialect.literal(text, dialect.spell(type).orElse(type)));
	}

	private static boolean isWritten(Long number, String expression, Column column, LiquibaseDialect dialect) {
		return dialect.spell(column.type())
			.filter((type) -> expression.equals(dialect.literal(number, type)))
			.isPresent();
	}

}
