package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * SQL text cut into tokens and put together again with the same spacing everywhere, so
 * that two spellings of an expression compare as text.
 */
final class SqlTokens {

	private static final String OPERATORS = "<>=!~|&*+-/%@#^?";

	private static final Set<String> BEFORE_A_GROUP = Set.of("all", "and", "any", "as", "between", "by", "case",
			"check", "default", "distinct", "else", "end", "escape", "exists", "filter", "from", "ilike", "in",
			"include", "is", "like", "not", "on", "or", "over", "similar", "some", "then", "to", "using", "values",
			"when", "where");

	private final String sql;

	private final List<Token> tokens = new ArrayList<>();

	private int position;

	private SqlTokens(String sql) {
		this.sql = sql;
	}

	/**
	 * The tokens of some SQL; white space is not kept.
	 */
	static List<Token> of(String sql) {
		SqlTokens tokens = new SqlTokens(sql);
		while (tokens.position < sql.length()) {
			tokens.next();
		}
		return tokens.tokens;
	}

	/**
	 * The text of some tokens: words as they are, with one way of spacing.
	 */
	static String print(List<Token> tokens) {
		StringBuilder text = new StringBuilder();
		Token previous = null;
		boolean sign = false;
		for (Token token : tokens) {
			if (previous != null && !sign && needsSpace(previous, token)) {
				text.append(' ');
			}
			text.append(token.text());
			sign = isSign(token) && (previous == null || expectsOperand(previous));
			previous = token;
		}
		return text.toString();
	}

	private static boolean needsSpace(Token previous, Token token) {
		if (previous.is("(") || previous.is("[") || previous.is(".") || previous.is("::") || previous.is(":")) {
			return false;
		}
		if (token.is(")") || token.is("]") || token.is(",") || token.is(".") || token.is("::") || token.is(":")) {
			return false;
		}
		if (token.is("(")) {
			return previous.kind() == Kind.SYMBOL || previous.isWordIn(BEFORE_A_GROUP);
		}
		return !token.is("[") || (previous.kind() == Kind.SYMBOL && !previous.is(")") && !previous.is("]"));
	}

	private static boolean isSign(Token token) {
		return token.is("-") || token.is("+");
	}

	private static boolean expectsOperand(Token token) {
		return (token.kind() == Kind.SYMBOL && !token.is(")") && !token.is("]")) || token.isWordIn(BEFORE_A_GROUP);
	}

	private void next() {
		char first = this.sql.charAt(this.position);
		if (Character.isWhitespace(first)) {
			this.position++;
		}
		else if (first == '\'') {
			add(Kind.STRING, endOfQuoted(this.position, '\'', false));
		}
		else if (first == '"') {
			add(Kind.QUOTED, endOfQuoted(this.position, '"', false));
		}
		else if (stringPrefix() > 0) {
			int quote = this.position + stringPrefix();
			add(Kind.STRING, endOfQuoted(quote, '\'', first == 'E' || first == 'e'));
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
		for (String prefix : List.of("U&", "E", "X", "B", "N")) {
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

	enum Kind {

		WORD, QUOTED, STRING, NUMBER, SYMBOL

	}

	record Token(Kind kind, String text) {

		boolean is(String symbol) {
			return this.kind == Kind.SYMBOL && this.text.equals(symbol);
		}

		boolean isWord(String word) {
			return this.kind == Kind.WORD && this.text.equalsIgnoreCase(word);
		}

		boolean isWordIn(Set<String> words) {
			return this.kind == Kind.WORD && words.contains(this.text.toLowerCase(Locale.ROOT));
		}

		/** A word in lower case, anything else as it is. */
		Token folded() {
			return (this.kind == Kind.WORD) ? new Token(this.kind, this.text.toLowerCase(Locale.ROOT)) : this;
		}

		/** What stands between the quotes, with doubled quotes made single. */
		String unquoted() {
			int start = this.text.indexOf((this.kind == Kind.STRING) ? '\'' : '"') + 1;
			String quote = this.text.substring(start - 1, start);
			return this.text.substring(start, this.text.length() - 1).replace(quote + quote, quote);
		}

	}

}
