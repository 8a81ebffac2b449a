package dev.migrate.model;

import java.util.Iterator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of a piece of SQL and what stands between them, in order and without loss:
 * what is quoted or in parentheses is never a word.
 */
record SqlWords(String sql) implements Iterable<String> {

	private static final Pattern PART = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\w+|\\s+|.",
			Pattern.DOTALL);

	@Override
	public Iterator<String> iterator() {
		StringBuilder group = new StringBuilder();
		int[] depth = { 0 };
		return PART.matcher(this.sql).results().map(MatchResult::group).<String>mapMulti((part, sink) -> {
			depth[0] += switch (part) {
				case "(" -> 1;
				case ")" -> -1;
				default -> 0;
			};
			group.append(part);
			if (depth[0] <= 0) {
				sink.accept(group.toString());
				group.setLength(0);
			}
		}).iterator();
	}

}
