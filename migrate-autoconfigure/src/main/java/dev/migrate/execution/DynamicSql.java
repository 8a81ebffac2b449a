package dev.migrate.execution;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A string that is run as a statement, or kept in a variable from which it is run.
 *
 * @param text the beginning of the statement, or all of it
 * @param complete whether nothing is put in or added as it runs
 */
record DynamicSql(String text, boolean complete) {

	private static final Pattern RUN = SqlSyntax
		.pattern("\\b(?:execute(?: immediate)?|exec(?:ute)?(?: sp_executesql)?|prepare \\w+ from|set @\\w+ ?:?=)"
				+ " ?\\(? ?(?:(format|concat) ?\\( ?)?N?'((?:[^']|'')*)' ?(\\|\\||\\+|,)?");

	/** What cannot be undone whatever the name behind it. */
	private static final Pattern TAKES_AWAY = SqlSyntax
		.pattern("(?:drop (?:table|schema|database|owned)|truncate|alter table .*\\bdrop column)\\b.*");

	/**
	 * Those of a statement or of a block of them, on one line.
	 */
	static List<DynamicSql> in(String statement) {
		return RUN.matcher(statement).results().map(DynamicSql::of).toList();
	}

	private static DynamicSql of(MatchResult run) {
		boolean goesOn = run.group(3) != null && (run.group(1) != null || !run.group(3).equals(","));
		return new DynamicSql(run.group(2).replace("''", "'"), !goesOn);
	}

	/**
	 * What one does of which only the beginning is known.
	 */
	SqlEffect effect() {
		String beginning = SqlEffectReader.plain(this.text);
		return TAKES_AWAY.matcher(beginning).matches()
				? new SqlEffect.DropWhole("Run '" + beginning + "' with a name that is put together as it runs")
				: new SqlEffect.Unknown(beginning);
	}

}
