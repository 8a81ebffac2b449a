package dev.migrate.sample.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is expected, line by line. {@code …} in a line stands for any text, in a line of
 * its own (on standard error behind {@code ! }) for any lines.
 */
final class ExpectedLines {

	private final List<String> lines;

	ExpectedLines(List<String> lines) {
		this.lines = lines;
	}

	/**
	 * The actual lines, those that are as expected in the words of the expectation: equal
	 * to it, if all of them are.
	 */
	List<String> inTheWordsOf(List<String> actual) {
		List<String> words = new ArrayList<>();
		int next = 0;
		for (int i = 0; i < this.lines.size(); i++) {
			String line = this.lines.get(i);
			int end = isAnyLines(line) ? find(i + 1, actual, next)
					: (next < actual.size() && matches(line, actual.get(next))) ? next + 1 : -1;
			if (end < 0) {
				break;
			}
			words.add(line);
			next = end;
		}
		words.addAll(actual.subList(next, actual.size()));
		return words;
	}

	/**
	 * Where the next expected line is.
	 */
	private int find(int expected, List<String> actual, int from) {
		if (expected == this.lines.size()) {
			return actual.size();
		}
		for (int i = from; i < actual.size(); i++) {
			if (matches(this.lines.get(expected), actual.get(i))) {
				return i;
			}
		}
		return -1;
	}

	private static boolean isAnyLines(String line) {
		return line.equals("…") || line.equals("! …");
	}

	private static boolean matches(String expected, String actual) {
		return expected.equals(actual) || (expected.contains("…") && actual
			.matches(List.of(expected.split("…", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*"))));
	}

}
