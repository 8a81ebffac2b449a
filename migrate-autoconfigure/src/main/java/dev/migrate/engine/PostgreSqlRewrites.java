package dev.migrate.engine;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.schema.Column;

/**
 * When PostgreSQL writes every row of a table anew, under a lock that keeps out readers
 * as well.
 */
final class PostgreSqlRewrites {

	private static final Pattern CALL = Pattern.compile("([a-z_][\\w.]*) ?\\(", Pattern.CASE_INSENSITIVE);

	/** Of those that do not stand here, nobody knows. */
	private static final Set<String> NOT_VOLATILE = Set.of("now", "transaction_timestamp", "statement_timestamp",
			"current_timestamp", "localtimestamp", "current_time", "localtime", "current_date", "date_trunc",
			"current_setting", "coalesce", "nullif", "greatest", "least", "upper", "lower", "concat", "array", "cast",
			"to_date", "to_timestamp", "to_number", "to_char", "make_date", "make_interval", "make_timestamp",
			"timezone", "numeric", "varchar", "char", "character", "varying", "timestamp", "time", "interval", "bit",
			"decimal", "jsonb_build_object", "json_build_object", "jsonb_build_array", "json_build_array", "length",
			"md5", "repeat", "left", "right", "substring", "replace", "trim", "abs", "round", "floor", "ceil", "in",
			"extract");

	private PostgreSqlRewrites() {
	}

	/**
	 * Whether a new type needs other bytes than the old one, or a look at each value.
	 */
	static boolean forType(String fromType, String toType) {
		if (fromType.equals(toType)) {
			return false;
		}
		TypeText from = TypeText.parse(fromType);
		TypeText to = TypeText.parse(toType);
		boolean sameCollation = Objects.equals(CollatedType.parse(fromType).clause(),
				CollatedType.parse(toType).clause());
		if (!sameCollation || from.isArray() != to.isArray()) {
			return true;
		}
		return switch (to.name()) {
			case "text" -> !from.name().equals("varchar");
			case "varchar" -> !(from.name().equals("varchar") || from.name().equals("text")) || shorter(from, to);
			case "numeric" -> !from.name().equals("numeric") || shorter(from, to) || !sameScale(from, to);
			case "inet" -> !from.name().equals("cidr");
			case "timestamp", "timestamp with time zone", "time", "time with time zone", "bit varying" ->
				!from.name().equals(to.name()) || shorter(from, to);
			default -> true;
		};
	}

	private static boolean shorter(TypeText from, TypeText to) {
		Integer before = TypeFamily.length(from);
		Integer after = TypeFamily.length(to);
		return after != null && (before == null || before > after);
	}

	private static boolean sameScale(TypeText from, TypeText to) {
		List<String> before = from.arguments();
		List<String> after = to.arguments();
		return after.isEmpty() || (before.size() == 2 && after.size() == 2 && before.get(1).equals(after.get(1)));
	}

	/**
	 * Whether each row needs a value of its own for a new column.
	 */
	static boolean forColumn(Column column) {
		if (column.identity() != null || (column.generated() != null && column.generated().stored())) {
			return true;
		}
		String value = (column.defaultValue() != null) ? column.defaultValue().replaceAll("'(?:[^']|'')*'", "''") : "";
		Matcher call = CALL.matcher(value);
		while (call.find()) {
			if (!NOT_VOLATILE.contains(call.group(1).toLowerCase(Locale.ROOT))) {
				return true;
			}
		}
		return false;
	}

}
