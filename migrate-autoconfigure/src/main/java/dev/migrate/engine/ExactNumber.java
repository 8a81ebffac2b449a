package dev.migrate.engine;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How large an exact number can get.
 *
 * @param integerDigits at most before the decimal point
 * @param safeDigits any number with so many of them fits
 * @param scale digits after the decimal point
 */
record ExactNumber(int integerDigits, int safeDigits, int scale) {

	static @Nullable ExactNumber of(TypeText type) {
		return switch (type.name()) {
			case "tinyint" -> new ExactNumber(3, 2, 0);
			case "smallint" -> new ExactNumber(5, 4, 0);
			case "integer" -> new ExactNumber(10, 9, 0);
			case "bigint" -> new ExactNumber(19, 18, 0);
			default -> decimal(type.arguments());
		};
	}

	private static @Nullable ExactNumber decimal(List<String> arguments) {
		if (arguments.size() < 2) {
			return null;
		}
		int scale = Integer.parseInt(arguments.get(1));
		int integerDigits = Integer.parseInt(arguments.get(0)) - scale;
		return new ExactNumber(integerDigits, integerDigits, Math.max(scale, 0));
	}

}
