package dev.migrate.changelog;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of any characters on a single line of printable ones.
 */
final class OneLine {

	private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");

	private OneLine() {
	}

	static String escape(String text) {
		StringBuilder escaped = new StringBuilder();
		text.codePoints().forEach((codePoint) -> {
			switch (codePoint) {
				case '\\' -> escaped.append("\\\\");
				case '\n' -> escaped.append("\\n");
				case '\r' -> escaped.append("\\r");
				case '\t' -> escaped.append("\\t");
				default -> append(escaped, codePoint);
			}
		});
		return escaped.toString();
	}

	private static void append(StringBuilder escaped, int codePoint) {
		if (printable(codePoint)) {
			escaped.appendCodePoint(codePoint);
		}
		else {
			for (char unit : Character.toChars(codePoint)) {
				escaped.append("\\u").append(HexFormat.of().toHexDigits(unit));
			}
		}
	}

	/**
	 * Whether YAML and XML both admit a character within a line.
	 */
	private static boolean printable(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
					Character.UNASSIGNED ->
				false;
			default -> codePoint != 0xFEFF;
		};
	}

	static String unescape(String text) {
		return ESCAPED.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement(character(match.group(1), match.group(2))));
	}

	private static String character(String hex, String letter) {
		if (hex != null) {
			return String.valueOf((char) Integer.parseInt(hex, 16));
		}
		return switch (letter) {
			case "n" -> "\n";
			case "r" -> "\r";
			case "t" -> "\t";
			default -> letter;
		};
	}

}
