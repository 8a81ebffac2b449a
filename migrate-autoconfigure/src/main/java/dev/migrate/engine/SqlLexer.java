package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.engine.SqlTokens.Kind;
import dev.migrate.engine.SqlTokens.Token;

/**
 * Cuts SQL into tokens.
 */
final class SqlLexer {

	private static final String OPERATORS = "<>=!~|&*+-/%@#^?";

	private static final List<String> STRING_PREFIXES = List.of("U&", "E", "X", "B", "N");

	private final String sql;

	private final boolean backslashes;

	private final List<Token> tokens = new ArrayList<>();

	private int position;

	SqlLexer(String sql) {
		this(sql, false);
	}

	/**
	 * Of some SQL.
	 * @param backslashes whether a backslash in any string escapes what follows
	 */
	SqlLexer(String sql, boolean backslashes) {
		this.sql = sql;
		this.backslashes = backslashes;
	}

	List<Token> tokens() {
		while (this.position < this.sql.length()) {
			next();
		}
		return this.tokens;
	}

	private void next() {
		char first = this.sql.charAt(this.position);
		if (Character.isWhitespace(first)) {
			this.position++;
		}
		else if (first == '\'') {
			add(Kind.STRING, endOfQuoted(this.position, '\'', this.backslashes));
		}
		else if (first == '"' || first == '`') {
			add(Kind.QUOTED, endOfQuoted(this.position, first, false));
		}
		else if (stringPrefix() > 0) {
			int quote = this.position + stringPrefix();
			add(Kind.STRING, endOfQuoted(quote, '\'', this.backslashes || first == 'E' || first == 'e'));
		}
		else if (isWordStart(first)) {
			add(Kind.WORD, endOfWord());
		}
		else if (isNumber()) {
			add(Kind.NUMBER, endOfNumber());
		}
		else {
			add(Kind.SYMBOL, endOfSymbol(first));
		}
	}

	private void add(Kind kind, int end) {
		this.tokens.add(new Token(kind, this.sql.substring(this.position, end)));
		this.position = end;
	}

	/** How many characters stand before the quote of {@code E'…'}, {@code U&'…'}. */
	private int stringPrefix() {
		for (String prefix : STRING_PREFIXES) {
			if (this.sql.regionMatches(true, this.position, prefix + "'", 0, prefix.length() + 1)) {
				return prefix.length();
			}
		}
		return 0;
	}

	private int endOfQuoted(int start, char quote, boolean backslash) {
		int i = start + 1;
		while (i < this.sql.length()) {
			char c = this.sql.charAt(i);
			if (backslash && c == '\\') {
				i++;
			}
			else if (c == quote) {
				if (i + 1 == this.sql.length() || this.sql.charAt(i + 1) != quote) {
					return i + 1;
				}
				i++;
			}
			i++;
		}
		return this.sql.length();
	}

	private static boolean isWordStart(char c) {
		return Character.isLetter(c) || c == '_' || c == '$';
	}

	private int endOfWord() {
		int i = this.position;
		while (i < this.sql.length() && (isWordStart(this.sql.charAt(i)) || Character.isDigit(this.sql.charAt(i)))) {
			i++;
		}
		return i;
	}

	private boolean isNumber() {
		char first = this.sql.charAt(this.position);
		return Character.isDigit(first) || (first == '.' && this.position + 1 < this.sql.length()
				&& Character.isDigit(this.sql.charAt(this.position + 1)));
	}

	private int endOfNumber() {
		int i = this.position;
		while (i < this.sql.length()) {
			char c = this.sql.charAt(i);
			boolean exponentSign = (c == '-' || c == '+') && Character.toLowerCase(this.sql.charAt(i - 1)) == 'e';
			if (!Character.isLetterOrDigit(c) && c != '.' && !exponentSign) {
				break;
			}
			i++;
		}
		return i;
	}

	private int endOfSymbol(char first) {
		if (this.sql.startsWith("::", this.position)) {
			return this.position + 2;
		}
		int i = this.position + 1;
		if (OPERATORS.indexOf(first) < 0) {
			return i;
		}
		while (i < this.sql.length() && OPERATORS.indexOf(this.sql.charAt(i)) >= 0 && !isSignAt(i)) {
			i++;
		}
		return i;
	}

	/** In {@code a>-1} the sign belongs to the number; {@code ->} is an operator. */
	private boolean isSignAt(int i) {
		char c = this.sql.charAt(i);
		return c == '+' || (c == '-' && !this.sql.startsWith("->", i));
	}

}
