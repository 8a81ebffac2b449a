package dev.migrate.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A type with the order of its letters, where that is not the usual one:
 * {@code varchar(20) collate "C"}.
 *
 * @param type the type alone
 * @param clause what follows it, beginning with a space, or an empty string
 */
record CollatedType(String type, String clause) {

	private static final Pattern CLAUSE = Pattern.compile("(.*\\S)\\s+collate\\s+(\"[^\"]+\"|[\\w.]+)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	static CollatedType parse(String declaredType) {
		Matcher matcher = CLAUSE.matcher(declaredType.strip());
		return matcher.matches() ? new CollatedType(matcher.group(1), " collate " + matcher.group(2))
				: new CollatedType(declaredType, "");
	}

	/**
	 * A type with the collation that a catalog tells, or none.
	 */
	static CollatedType of(String type, @Nullable String collation) {
		return new CollatedType(type, (collation != null) ? " collate \"" + collation + "\"" : "");
	}

	@Override
	public String toString() {
		return this.type + this.clause;
	}

}
