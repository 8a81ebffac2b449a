package dev.migrate.execution;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What statements of all engines are made of.
 */
final class SqlSyntax {

	/** A name, quoted or not. */
	static final String NAME = "(?:\"[^\"]+\"|`[^`]+`|\\[[^\\]]+\\]|\\p{N}*[\\p{L}_][\\p{L}\\p{N}_$]*)";

	/** A group with a name that may have others before it. */
	static final String TABLE = "(" + NAME + "(?:\\s*\\.\\s*" + NAME + ")*)";

	private static final Pattern PART = Pattern.compile(NAME);

	private SqlSyntax() {
	}

	/**
	 * A pattern that knows no case, and lines no more than other space.
	 */
	static Pattern pattern(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

	/** A new name without a schema stands for one in the table's own. */
	static String beside(String table, String newName) {
		return newName.contains(".") ? newName : table.substring(0, table.length() - last(table).length()) + newName;
	}

	/** The table's own name. */
	static String last(String table) {
		String last = table;
		Matcher parts = PART.matcher(table);
		while (parts.find()) {
			last = parts.group();
		}
		return last;
	}

}
