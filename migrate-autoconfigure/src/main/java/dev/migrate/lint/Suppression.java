package dev.migrate.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the comment of a change set says about findings that are known and meant:
 * {@code lint:ignore ban-drop-column nobody reads it since 2.4}.
 *
 * @param codes the codes of the rules
 * @param reason why, or empty text
 */
record Suppression(List<String> codes, String reason) {

	static final String MARK = "lint:ignore";

	private static final Pattern CODES = Pattern.compile("\\s*([a-z0-9-]+(?:\\s*,\\s*[a-z0-9-]+)*)[\\s:,–—-]*(.*)",
			Pattern.DOTALL);

	/**
	 * All of a comment.
	 */
	static List<Suppression> in(String comment) {
		List<Suppression> suppressions = new ArrayList<>();
		String[] parts = comment.split(Pattern.quote(MARK), -1);
		for (int i = 1; i < parts.length; i++) {
			Matcher codes = CODES.matcher(parts[i].lines().findFirst().orElse(""));
			suppressions
				.add(codes.matches() ? new Suppression(Stream.of(codes.group(1).split(",")).map(String::strip).toList(),
						codes.group(2).strip()) : new Suppression(List.of(), ""));
		}
		return suppressions;
	}

}
