package dev.migrate;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.failure.MigrationException;
import dev.migrate.failure.NearMatches;
import dev.migrate.lint.LintRule;
import dev.migrate.lint.LintRules;

/**
 * What counts when revisions are looked through, as {@code app.migrate.lint} has it.
 *
 * @param rules the rules
 * @param ignored the codes of rules that do not count
 * @param largeTableRows from how many rows on a table is so large that somebody may have
 * to wait for it
 */
public record LintSettings(List<LintRule> rules, List<String> ignored, long largeTableRows) {

	/**
	 * How many rows a large table has at least, unless a setting says otherwise.
	 */
	public static final long LARGE_TABLE_ROWS = 10_000;

	public LintSettings {
		rules = List.copyOf(rules);
		ignored = List.copyOf(ignored);
		List<String> codes = Stream.concat(rules.stream().map(LintRule::code), LintRules.furtherCodes().stream())
			.toList();
		ignored.stream().filter((code) -> !codes.contains(code)).findFirst().ifPresent((code) -> {
			List<String> near = NearMatches.of(code, codes);
			throw new MigrationException("There is no lint rule '" + code + "', which app.migrate.lint.ignore names",
					near.isEmpty() ? "Use the code that a finding shows in brackets."
							: "Did you mean " + near.stream().collect(Collectors.joining(" or ")) + "?");
		});
	}

	/**
	 * The rules that come along, all of them.
	 */
	public static LintSettings standard() {
		return new LintSettings(LintRules.standard(), List.of(), LARGE_TABLE_ROWS);
	}

}
