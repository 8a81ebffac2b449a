package dev.migrate.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.migrate.changelog.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * A statement that begins with queries that it names, each of which may change rows on
 * PostgreSQL.
 *
 * @param named the queries
 * @param main what stands behind them
 */
record WithStatement(List<String> named, String main) {

	private static final Pattern BEGIN = SqlSyntax.pattern("with .*");

	/** What stands before a query, and not before the names of its columns. */
	private static final Pattern AS = SqlSyntax.pattern(".*\\bas(?: (?:not )?materialized)? ?");

	/**
	 * Takes one apart, or returns null for any other statement.
	 * @param statement on one line, without comments
	 */
	static @Nullable WithStatement parse(String statement) {
		if (!BEGIN.matcher(statement).matches()) {
			return null;
		}
		List<String> named = new ArrayList<>();
		int from = 0;
		for (int open = statement.indexOf('('); open >= 0; open = statement.indexOf('(', from)) {
			int close = SqlText.closing(statement, open);
			if (close == statement.length()) {
				return null;
			}
			boolean query = AS.matcher(statement.substring(from, open)).matches();
			from = close + 1;
			if (query) {
				named.add(statement.substring(open + 1, close).strip());
				String rest = statement.substring(from).strip();
				if (!rest.startsWith(",")) {
					return new WithStatement(named, rest);
				}
			}
		}
		return null;
	}

}
