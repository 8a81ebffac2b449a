package dev.migrate.changelog;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import liquibase.change.core.RawSQLChange;
import liquibase.util.StringUtil;

/**
 * The statements of SQL, taken apart as Liquibase does when it runs them.
 */
final class SqlStatements {

	private SqlStatements() {
	}

	/**
	 * Whether Liquibase takes a text for more than one statement, unless it is told
	 * otherwise.
	 */
	static boolean areSeveral(String sql) {
		return sql.contains(";") && StringUtil.processMultiLineSQL(sql, false, true, null, null).length > 1;
	}

	/**
	 * A change's statements, without comments.
	 */
	static List<String> of(RawSQLChange change) {
		return of(change, text(change), true, change.isSplitStatements());
	}

	/**
	 * A change's statements, also where it tells Liquibase to leave them in one piece,
	 * without comments.
	 */
	static List<String> divided(RawSQLChange change) {
		return of(change, text(change), true, true);
	}

	/**
	 * The statements of a part of a change, with their comments.
	 */
	static List<String> withComments(RawSQLChange change, String part) {
		return of(change, part, false, change.isSplitStatements());
	}

	/**
	 * All the SQL of a change, empty if it has none.
	 */
	static String text(RawSQLChange change) {
		return Objects.requireNonNullElse(change.getSql(), "");
	}

	private static List<String> of(RawSQLChange change, String sql, boolean stripComments, boolean split) {
		return Stream
			.of(StringUtil.processMultiLineSQL(sql, stripComments, split, change.getEndDelimiter(),
					change.getChangeSet()))
			.map(String::strip)
			.filter((statement) -> !statement.isEmpty())
			.toList();
	}

}
