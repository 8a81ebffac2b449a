package dev.migrate.sample;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Output as it is expected, with {@code <*>} for any text and {@code ...} for any lines.
 */
final class ExpectedLines {

	private ExpectedLines() {
	}

	static Pattern pattern(List<String> lines) {
		return Pattern.compile(lines.stream().map(ExpectedLines::line).collect(Collectors.joining()), Pattern.DOTALL);
	}

	private static String line(String line) {
		if (line.equals("...")) {
			return "(?:[^\n]*\n)*?";
		}
		StringBuilder pattern = new StringBuilder();
		String[] parts = line.split(Pattern.quote("<*>"), -1);
		for (int i = 0; i < parts.length; i++) {
			pattern.append((i > 0) ? "[^\n]*" : "").append(Pattern.quote(parts[i]));
		}
		return pattern.append(" *\n").toString();
	}

}
