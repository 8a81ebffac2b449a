package dev.migrate.engine;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Values of a type that differ from number to number, as far as the type has so many.
 */
final class SampleValues {

	private static final int BYTES = 4;

	private SampleValues() {
	}

	/**
	 * A value as an SQL literal, or null where the type has none that is known.
	 * @param type a type in normal spelling
	 * @param number which one; for a number, also its value
	 */
	static @Nullable String of(String type, int number) {
		TypeText text = TypeText.parse(type);
		if (text.isArray()) {
			return null;
		}
		int positive = Math.abs(number);
		String zone = text.name().endsWith("with time zone") ? "+00:00" : "";
		String time = "%02d:%02d:%02d".formatted(positive / 3600 % 24, positive / 60 % 60, positive % 60);
		return switch (TypeFamily.of(text)) {
			case CHARACTER -> "'" + characters(TypeFamily.length(text), positive) + "'";
			case BINARY -> "X'" + bytes(text, positive) + "'";
			case EXACT -> Long.toString(number % limit(text));
			case APPROXIMATE -> Integer.toString(number);
			case BOOLEAN -> Boolean.toString(positive % 2 == 1);
			case DATE -> "'" + day(positive) + "'";
			case TIME -> "'" + time + zone + "'";
			case TIMESTAMP -> "'" + day(positive) + " " + time + zone + "'";
			case UUID -> "'00000000-0000-4000-8000-%012d'".formatted(positive);
			case JSON -> "'{\"sample\": " + positive + "}'";
			case ENUM -> text.arguments().get(positive % text.arguments().size());
			default -> null;
		};
	}

	private static String characters(@Nullable Integer length, int number) {
		String words = "sample " + number;
		if (length == null || length >= words.length()) {
			return words;
		}
		String digits = Integer.toString(number);
		return digits.substring(Math.max(0, digits.length() - length));
	}

	static String bytes(TypeText type, int number) {
		Integer length = TypeFamily.length(type);
		int count = (length != null) ? Math.min(length, BYTES) : BYTES;
		String hex = "%08x".formatted(number);
		return hex.substring(hex.length() - 2 * count);
	}

	/**
	 * What whole numbers of a type stay below.
	 */
	private static long limit(TypeText type) {
		return switch (type.name()) {
			case "tinyint" -> 100;
			case "smallint" -> 30_000;
			case "numeric" -> power(digits(type));
			default -> Integer.MAX_VALUE;
		};
	}

	private static int digits(TypeText type) {
		Integer precision = TypeFamily.length(type);
		int scale = (type.arguments().size() > 1) ? Integer.parseInt(type.arguments().get(1)) : 0;
		return (precision != null) ? precision - scale : 9;
	}

	private static long power(int digits) {
		return (long) Math.pow(10, Math.max(0, Math.min(digits, 9)));
	}

	private static String day(int number) {
		return LocalDate.of(2026, 1, 1).plusDays(number % 10_000).toString();
	}

}
