package dev.migrate.engine;

import java.util.Map;

import dev.migrate.engine.TypeFamily.Family;

import org.jspecify.annotations.Nullable;

/**
 * Conditions in SQL for the values of a type that another type does not take. Both are in
 * normal spelling, and one does not take all values of the other.
 *
 * @param words how the engine says some things
 */
record TypeMisfits(Words words) {

	private static final Map<Family, String> SHAPES = Map.of(Family.APPROXIMATE,
			"^ *[+-]?[0-9]*[.]?[0-9]+([eE][+-]?[0-9]+)? *$", Family.DATE, "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$",
			Family.UUID, "^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}$");

	/** A text that says in which zone its time is. */
	private static final String ZONED = "^.*:[0-9.]+ *([+-][0-9]{1,2}(:?[0-9]{2})?|[zZ]) *$";

	private static final Map<String, String[]> RANGES = Map.of("tinyint", new String[] { "-128", "127" }, "smallint",
			new String[] { "-32768", "32767" }, "integer", new String[] { "-2147483648", "2147483647" }, "bigint",
			new String[] { "-9223372036854775808", "9223372036854775807" });

	/**
	 * The condition, or null where only the engine itself can tell.
	 * @param column the column as it has to stand in SQL
	 */
	@Nullable String condition(String column, String fromType, String toType) {
		TypeText from = TypeText.parse(fromType);
		TypeText to = TypeText.parse(toType);
		if (from.isArray() || to.isArray()) {
			return null;
		}
		Family source = TypeFamily.of(from);
		Family target = TypeFamily.of(to);
		if (isMisread(source, target) || TypeFamily.changesZone(from, to)) {
			return column + " is not null";
		}
		return switch (target) {
			case CHARACTER -> tooLong(column, source, to);
			case BINARY -> (source == Family.BINARY && TypeFamily.length(to) != null)
					? "octet_length(" + column + ") > " + TypeFamily.length(to) : null;
			case EXACT -> toExact(column, source, from, to);
			case APPROXIMATE, UUID -> misshapen(column, source, target);
			case DATE -> (source == Family.TIMESTAMP) ? column + " <> cast(" + column + " as date)"
					: misshapen(column, source, Family.DATE);
			case TIME, TIMESTAMP -> (source == Family.CHARACTER) ? withoutZone(column, to) : tooFine(column, from, to);
			case ENUM -> (source == Family.ENUM || source == Family.CHARACTER)
					? this.words.text(column) + " not in (" + String.join(", ", to.arguments()) + ")" : null;
			default -> null;
		};
	}

	/**
	 * Whether engines make something else of the values than their type says: of a number
	 * a constant by its place, counted from one, and of bytes their digits.
	 */
	private static boolean isMisread(Family source, Family target) {
		return switch (target) {
			case ENUM -> source != Family.ENUM && source != Family.CHARACTER;
			case EXACT, APPROXIMATE, BOOLEAN -> source == Family.ENUM;
			case CHARACTER -> source == Family.BINARY;
			case BINARY, UUID -> source == Family.EXACT || source == Family.APPROXIMATE || source == Family.BOOLEAN;
			default -> false;
		};
	}

	private @Nullable String withoutZone(String column, TypeText to) {
		return TypeFamily.hasZone(to) ? this.words.unlike(column, ZONED) : null;
	}

	private @Nullable String tooFine(String column, TypeText from, TypeText to) {
		Integer before = TypeFamily.length(from);
		Integer after = TypeFamily.length(to);
		boolean finer = from.name().equals(to.name()) && before != null && after != null && before > after;
		return finer ? column + " <> " + this.words.cast(column, to.scalar()) : null;
	}

	private @Nullable String tooLong(String column, Family source, TypeText to) {
		Integer length = TypeFamily.length(to);
		if (length == null || source == Family.BINARY || source == Family.LARGE_OBJECT) {
			return null;
		}
		String text = (source == Family.CHARACTER) ? column : this.words.text(column);
		return "char_length(" + text + ") > " + length;
	}

	private @Nullable String toExact(String column, Family source, TypeText from, TypeText to) {
		String range = range(column, to);
		return switch (source) {
			case CHARACTER -> this.words.unlike(column, "^ *[+-]?[0-9]+" + fraction(to) + " *$");
			case EXACT ->
				(range == null) ? null : range + " or " + column + " <> round(" + column + ", " + scale(to) + ")";
			case APPROXIMATE -> (range == null) ? null : range + " or " + column + " <> "
					+ ((scale(to) > 0) ? thereAndBack(column, from, to) : "floor(" + column + ")");
			default -> null;
		};
	}

	/** What a floating-point number is once it has been another, as exactly as it was. */
	private String thereAndBack(String column, TypeText from, TypeText to) {
		return this.words.cast(this.words.cast(column, to.scalar()), from.scalar());
	}

	private static String fraction(TypeText to) {
		if (RANGES.containsKey(to.name())) {
			return "";
		}
		ExactNumber number = ExactNumber.of(to);
		return (number != null) ? "([.][0-9]{0," + number.scale() + "}0*)?" : "([.][0-9]+)?";
	}

	private static @Nullable String range(String column, TypeText to) {
		String[] range = RANGES.get(to.name());
		if (range != null) {
			return column + " < " + range[0] + " or " + column + " > " + range[1];
		}
		ExactNumber number = to.name().equals("numeric") ? ExactNumber.of(to) : null;
		return (number == null) ? null : "abs(" + column + ") >= 1" + "0".repeat(number.integerDigits());
	}

	private static int scale(TypeText to) {
		ExactNumber number = ExactNumber.of(to);
		return (number != null) ? number.scale() : 0;
	}

	private @Nullable String misshapen(String column, Family source, Family target) {
		String shape = SHAPES.get(target);
		return (source == Family.CHARACTER && shape != null) ? this.words.unlike(column, shape) : null;
	}

	/**
	 * How an engine says some things.
	 */
	interface Words {

		/**
		 * A value as text.
		 */
		default String text(String value) {
			return "cast(" + value + " as varchar(1000))";
		}

		/**
		 * A value as one of another type, a number or a time.
		 */
		default String cast(String value, String type) {
			return "cast(" + value + " as " + type + ")";
		}

		/**
		 * That a text does not match a regular expression.
		 */
		String unlike(String text, String expression);

	}

}
