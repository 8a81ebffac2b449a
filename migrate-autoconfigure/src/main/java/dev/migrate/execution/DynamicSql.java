package dev.migrate.execution;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A string that is run as a statement, or kept in a variable from which it is run.
 *
 * @param text the beginning of the statement, or all of it
 * @param complete whether nothing is put in or added as it runs
 * @param conditional whether something behind it says which rows are meant
 */
record DynamicSql(String text, boolean complete, boolean conditional) {

	private static final Pattern RUN = SqlSyntax
		.pattern("\\b(?:execute(?: immediate)?|exec(?:ute)?(?: sp_executesql)?|prepare \\w+ from|set @\\w+ ?:?=)"
				+ " ?\\(? ?(?:(format|concat) ?\\( ?)?N?'((?:[^']|'')*)' ?(\\|\\||\\+|,)?");

	/** A string that is written in parts, to fit into its lines. */
	private static final Pattern JOINED = Pattern.compile("(?<!')' ?\\|\\| ?'(?!')");

	private static final Pattern CONCATENATED = SqlSyntax.pattern("(\\bconcat ?\\( ?'(?:[^']|'')*)' ?, ?'(?!')");

	private static final Pattern CONDITION = SqlSyntax.pattern("[^;]*\\bwhere\\b.*");

	/** What cannot be undone whatever the name behind it. */
	private static final Pattern TAKES_AWAY = SqlSyntax
		.pattern("(?:drop (?:table|schema|database|owned)|truncate|alter table .*\\bdrop column)\\b.*");

	private static final Pattern EMPTIES = SqlSyntax.pattern("delete from\\b.*");

	/**
	 * Those of a statement or of a block of them, on one line.
	 */
	static List<DynamicSql> in(String statement) {
		String joined = JOINED.matcher(statement).replaceAll("");
		for (Matcher parts = CONCATENATED.matcher(joined); parts.find(); parts.reset(joined)) {
			joined = parts.replaceFirst("$1");
		}
		String text = joined;
		return RUN.matcher(text).results().map((run) -> of(run, text.substring(run.start()))).toList();
	}

	private static DynamicSql of(MatchResult run, String text) {
		boolean goesOn = run.group(3) != null && (run.group(1) != null || !run.group(3).equals(","));
		return new DynamicSql(run.group(2).replace("''", "'"), !goesOn, CONDITION.matcher(text).matches());
	}

	/**
	 * What one does of which only the beginning is known.
	 */
	SqlEffect effect() {
		String beginning = SqlEffectReader.plain(this.text);
		return (TAKES_AWAY.matcher(beginning).matches() || (EMPTIES.matcher(beginning).matches() && !this.conditional))
				? new SqlEffect.DropWhole("Run '" + beginning + "' with a name that is put together as it runs")
				: new SqlEffect.Unknown(beginning);
	}

}
