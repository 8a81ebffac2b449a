package dev.migrate.cli;

import java.util.regex.Pattern;

/**
 * Breaks a line between words where a terminal would break it anywhere.
 */
final class LongLine {

	private static final Pattern COLOURS = Pattern.compile("\033\\[[0-9;]*m");

	private LongLine() {
	}

	/**
	 * The line, or several with an end of line between them.
	 * @param before what those behind the first begin with
	 * @param columns how many characters fit
	 */
	static String fit(String line, String before, int columns) {
		if (length(line) <= columns) {
			return line;
		}
		StringBuilder lines = new StringBuilder();
		int used = 0;
		boolean begun = false;
		for (String word : line.split("(?<=\\S)(?= )", -1)) {
			boolean fits = used + length(word) <= columns || !begun;
			if (!fits) {
				word = before + word.stripLeading();
				lines.append(System.lineSeparator());
				used = 0;
			}
			lines.append(word);
			used += length(word);
			begun = true;
		}
		return lines.toString();
	}

	private static int length(String text) {
		return COLOURS.matcher(text).replaceAll("").length();
	}

}
