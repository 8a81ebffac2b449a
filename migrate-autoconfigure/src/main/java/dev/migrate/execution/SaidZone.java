package dev.migrate.execution;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the statements of a plan have said in which time zone times are meant, so that
 * it does not depend on the session.
 */
final class SaidZone {

	private static final Pattern SET = SqlSyntax
		.pattern("set (local |session )?time ?zone (?:to |= ?)?(local|default)?.*");

	private boolean said;

	private boolean untilTheEnd;

	void after(String statement) {
		Matcher set = SET.matcher(SqlEffectReader.plain(statement));
		if (set.matches()) {
			this.said = set.group(2) == null;
			this.untilTheEnd = "local ".equalsIgnoreCase(set.group(1));
		}
	}

	/** What is said of a transaction goes with it. */
	void afterChangeSet() {
		this.said = this.said && !this.untilTheEnd;
	}

	boolean isSaid() {
		return this.said;
	}

}
