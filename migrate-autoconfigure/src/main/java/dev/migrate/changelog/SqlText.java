package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL as text.
 */
public final class SqlText {

	private SqlText() {
	}

	/**
	 * A statement on one line, without comments and end; what is quoted stays as it is.
	 */
	public static String plain(String sql) {
		StringBuilder plain = new StringBuilder();
		int i = 0;
		while (i < sql.length()) {
			char c = sql.charAt(i);
			int end = i + 1;
			if (c == '\'' || c == '"' || c == '`') {
				end = after(sql, String.valueOf(c), i + 1);
				if (c != '\'' && isWord(plain, plain.length() - 1)) {
					plain.append(' ');
				}
				plain.append(sql, i, end);
				if (c != '\'' && isWord(sql, end)) {
					plain.append(' ');
				}
			}
			else if (sql.startsWith("--", i)) {
				end = after(sql, "\n", i);
				space(plain);
			}
			else if (sql.startsWith("/*", i)) {
				end = after(sql, "*/", i + 2);
				space(plain);
			}
			else if (Character.isWhitespace(c)) {
				space(plain);
			}
			else {
				plain.append(c);
			}
			i = end;
		}
		return plain.toString().replaceAll("[; ]+$", "").strip();
	}

	/** A name in quotes needs no space before or behind it. */
	private static boolean isWord(CharSequence text, int place) {
		return place >= 0 && place < text.length() && Character.isJavaIdentifierPart(text.charAt(place));
	}

	private static int after(String sql, String end, int from) {
		int place = sql.indexOf(end, from);
		return (place < 0) ? sql.length() : place + end.length();
	}

	private static void space(StringBuilder plain) {
		if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
			plain.append(' ');
		}
	}

	/**
	 * Cuts at the commas that are neither quoted nor in parentheses.
	 */
	public static List<String> split(String list) {
		List<String> parts = new ArrayList<>();
		int depth = 0;
		int start = 0;
		for (int i = 0; i < list.length(); i++) {
			char c = list.charAt(i);
			if (c == '\'' || c == '"' || c == '`') {
				i = after(list, String.valueOf(c), i + 1) - 1;
			}
			depth += (c == '(') ? 1 : (c == ')') ? -1 : 0;
			if (c == ',' && depth == 0) {
				parts.add(list.substring(start, i).strip());
				start = i + 1;
			}
		}
		parts.add(list.substring(start).strip());
		return parts;
	}

	/**
	 * The place of the parenthesis that closes the one at the given place, or the end.
	 */
	public static int closing(String sql, int open) {
		int depth = 0;
		for (int i = open; i < sql.length(); i++) {
			char c = sql.charAt(i);
			if (c == '\'' || c == '"' || c == '`') {
				i = after(sql, String.valueOf(c), i + 1) - 1;
			}
			depth += (c == '(') ? 1 : (c == ')') ? -1 : 0;
			if (c == ')' && depth == 0) {
				return i;
			}
		}
		return sql.length();
	}

}
