package dev.migrate.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.changelog.SqlText;
import org.jspecify.annotations.Nullable;

import static dev.migrate.execution.SqlSyntax.NAME;
import static dev.migrate.execution.SqlSyntax.TABLE;
import static dev.migrate.execution.SqlSyntax.pattern;

/**
 * What a delete takes away: the rows that a condition chooses, or all of them.
 */
final class DeleteStatement {

	private static final Pattern FROM_ONE = pattern(
			"delete (?:low_priority |quick |ignore |history )*from (?:only )?\\(? ?" + TABLE + "\\b?(.*)");

	private static final Pattern FROM_ITSELF = pattern(
			"delete (?:low_priority |quick |ignore )*(?:from )?" + TABLE + " from \\1( where .*)?");

	private static final Pattern BEGIN = pattern("delete\\b.*");

	/** In a statement whose strings and parentheses have been blanked. */
	private static final Pattern SEVERAL = pattern("\\s*,.*|.*\\b(?:using|join)\\b.*");

	private static final Pattern CONDITION = pattern(
			"\\bwhere (.*?)(?= (?:returning|order by|limit|fetch|offset)\\b|$)");

	private static final Pattern OR = pattern(" or ");

	private static final Pattern AND = pattern(" and ");

	private static final Pattern NEVER = pattern("false|null|0|(\\d+) ?(?:<>|!=) ?\\1|(\\d+) ?= ?(?!\\2\\b)\\d+");

	private static final Pattern OF_ITSELF = pattern(
			"(" + TABLE + ") ?(?:=|>=|<=) ?\\1|" + NAME + " is not null|not (?:false|0)");

	private static final Pattern CONSTANT = pattern("(?:\\b(?:true|not|is|like|between)\\b|[\\d.' ()=<>!+-])+");

	private DeleteStatement() {
	}

	/**
	 * The effect of a statement on one line, or null if that is no delete.
	 */
	static @Nullable SqlEffect effect(String statement) {
		if (!BEGIN.matcher(statement).matches()) {
			return null;
		}
		String outline = outline(statement);
		Matcher where = CONDITION.matcher(outline);
		boolean all = !where.find() || holdsAlways(statement.substring(where.start(1), where.end(1)));
		for (Pattern form : List.of(FROM_ITSELF, FROM_ONE)) {
			Matcher from = form.matcher(statement);
			if (from.matches()
					&& !(form == FROM_ONE && all && SEVERAL.matcher(outline.substring(from.start(2))).matches())) {
				return all ? new SqlEffect.EmptyTable(from.group(1))
						: new SqlEffect.ChangeRows("Delete rows of", from.group(1), List.of());
			}
		}
		return all ? new SqlEffect.MayLose(statement) : new SqlEffect.Unknown(statement);
	}

	/** Whether a condition chooses every row for all that its text tells. */
	private static boolean holdsAlways(String text) {
		String condition = text.strip();
		while (condition.startsWith("(") && SqlText.closing(condition, 0) == condition.length() - 1) {
			condition = condition.substring(1, condition.length() - 1).strip();
		}
		List<String> alternatives = divide(condition, OR);
		if (alternatives.size() > 1) {
			return alternatives.stream().anyMatch(DeleteStatement::holdsAlways);
		}
		List<String> demands = divide(condition, AND);
		if (demands.size() > 1) {
			return demands.stream().allMatch(DeleteStatement::holdsAlways);
		}
		return OF_ITSELF.matcher(condition).matches() || (!NEVER.matcher(condition).matches()
				&& CONSTANT.matcher(condition.replaceAll("'[^']*'", "''")).matches());
	}

	private static List<String> divide(String condition, Pattern by) {
		List<String> parts = new ArrayList<>();
		Matcher word = by.matcher(outline(condition));
		int start = 0;
		while (word.find()) {
			parts.add(condition.substring(start, word.start()));
			start = word.end();
		}
		parts.add(condition.substring(start));
		return parts;
	}

	/** The statement with blanks in place of strings and of what is in parentheses. */
	private static String outline(String statement) {
		StringBuilder outline = new StringBuilder(statement);
		for (int i = 0; i < statement.length(); i++) {
			char c = statement.charAt(i);
			int end = (c == '(') ? SqlText.closing(statement, i) : (c == '\'') ? statement.indexOf('\'', i + 1) : i;
			end = (end < 0) ? statement.length() : end;
			for (int j = i; j < Math.min(end + 1, statement.length()) && end > i; j++) {
				outline.setCharAt(j, '_');
			}
			i = end;
		}
		return outline.toString();
	}

}
