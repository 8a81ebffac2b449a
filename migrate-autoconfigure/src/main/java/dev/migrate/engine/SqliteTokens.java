package dev.migrate.engine;

import java.util.List;

import dev.migrate.engine.SqlTokens.Kind;
import dev.migrate.engine.SqlTokens.Token;

/**
 * A statement of SQLite's that is read from left to right.
 */
final class SqliteTokens {

	private final List<Token> tokens;

	private int position;

	SqliteTokens(List<Token> tokens) {
		this.tokens = tokens;
	}

	/**
	 * The tokens of a statement as somebody wrote it: SQLite keeps even the comments.
	 */
	static SqliteTokens of(String sql) {
		return new SqliteTokens(SqlTokens.of(plain(sql)));
	}

	/**
	 * The statement without comments, and without the brackets in which SQLite accepts
	 * names.
	 */
	private static String plain(String sql) {
		StringBuilder plain = new StringBuilder();
		int i = 0;
		while (i < sql.length()) {
			char c = sql.charAt(i);
			int end = i + 1;
			if (c == '\'' || c == '"' || c == '`') {
				end = after(sql, String.valueOf(c), i + 1);
				plain.append(sql, i, end);
			}
			else if (c == '[') {
				end = after(sql, "]", i + 1);
				plain.append('"').append(sql.substring(i + 1, end - 1).replace("\"", "\"\"")).append('"');
			}
			else if (sql.startsWith("--", i)) {
				end = after(sql, "\n", i + 2);
				plain.append(' ');
			}
			else if (sql.startsWith("/*", i)) {
				end = after(sql, "*/", i + 2);
				plain.append(' ');
			}
			else {
				plain.append(c);
			}
			i = end;
		}
		return plain.toString();
	}

	private static int after(String sql, String end, int start) {
		int found = sql.indexOf(end, start);
		return (found >= 0) ? found + end.length() : sql.length();
	}

	boolean done() {
		return this.position >= this.tokens.size();
	}

	Token next() {
		return this.tokens.get(this.position++);
	}

	boolean isAt(String text) {
		return !done() && is(this.tokens.get(this.position), text);
	}

	boolean isAtName() {
		return !done() && this.tokens.get(this.position).kind() != Kind.SYMBOL
				&& this.tokens.get(this.position).kind() != Kind.NUMBER;
	}

	/**
	 * Goes past some words or symbols if all of them come next.
	 */
	boolean accept(String... texts) {
		for (int i = 0; i < texts.length; i++) {
			int place = this.position + i;
			if (place >= this.tokens.size() || !is(this.tokens.get(place), texts[i])) {
				return false;
			}
		}
		this.position += texts.length;
		return true;
	}

	private static boolean is(Token token, String text) {
		return token.isWord(text) || token.is(text);
	}

	/**
	 * A name, in whatever quotes.
	 */
	String name() {
		Token token = next();
		return (token.kind() == Kind.QUOTED || token.kind() == Kind.STRING) ? token.unquoted() : token.text();
	}

	/**
	 * What stands between the parentheses that open here, which are passed.
	 */
	List<Token> group() {
		int open = this.position;
		int close = SqlTokens.closing(this.tokens, open);
		int end = (close < 0) ? this.tokens.size() : close;
		this.position = Math.min(end + 1, this.tokens.size());
		return this.tokens.subList(open + 1, end);
	}

	/**
	 * The same with the parentheses.
	 */
	List<Token> groupWithParentheses() {
		int open = this.position;
		group();
		return this.tokens.subList(open, this.position);
	}

	/**
	 * Everything that is left.
	 */
	List<Token> rest() {
		List<Token> rest = this.tokens.subList(this.position, this.tokens.size());
		this.position = this.tokens.size();
		return rest;
	}

}
