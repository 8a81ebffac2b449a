package dev.migrate.cli;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Breaks a line between words where a terminal would break it anywhere.
 */
final class LongLine {

	private static final Pattern COLOURS = Pattern.compile("\033\\[[0-9;]*m");

	/**
	 * A command in quotes is copied as a whole, so it is one word, unless it is longer
	 * than a line.
	 */
	private static final Pattern WORD = Pattern.compile(" *(?:(?<= |^)'[^']+'(?=[\\s.,:;)?]|$)\\S*|[^ ]+)| +$");

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
		for (String word : words(line, columns - before.length())) {
			if (used > 0 && !word.isBlank() && used + length(word) > columns) {
				word = before + word.stripLeading();
				lines.append(System.lineSeparator());
				used = 0;
			}
			lines.append(word);
			used += length(word);
		}
		return lines.toString();
	}

	private static List<String> words(String line, int columns) {
		return WORD.matcher(line)
			.results()
			.map(MatchResult::group)
			.flatMap((word) -> (length(word.strip()) > columns) ? Stream.of(word.split("(?<=\\S)(?= )"))
					: Stream.of(word))
			.toList();
	}

	private static int length(String text) {
		return COLOURS.matcher(text).replaceAll("").length();
	}

}
