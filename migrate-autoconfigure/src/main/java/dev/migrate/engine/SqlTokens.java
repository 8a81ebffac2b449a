package dev.migrate.engine;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * SQL text cut into tokens and put together again with the same spacing everywhere, so
 * that two spellings of an expression compare as text.
 */
final class SqlTokens {

	private static final Set<String> BEFORE_A_GROUP = Set.of("all", "and", "any", "as", "between", "by", "case",
			"check", "default", "distinct", "else", "end", "escape", "exists", "filter", "from", "ilike", "in",
			"include", "is", "like", "not", "on", "or", "over", "similar", "some", "then", "to", "using", "values",
			"when", "where");

	private SqlTokens() {
	}

	/**
	 * The tokens of some SQL; white space is not kept.
	 */
	static List<Token> of(String sql) {
		return new SqlLexer(sql).tokens();
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

	/**
	 * The tokens without parentheses around all of them.
	 */
	static List<Token> withoutOuterParentheses(List<Token> tokens) {
		List<Token> inner = tokens;
		while (inner.size() > 2 && inner.get(0).is("(") && closing(inner, 0) == inner.size() - 1) {
			inner = inner.subList(1, inner.size() - 1);
		}
		return inner;
	}

	/**
	 * The place of the parenthesis that closes the one at the given place, or -1.
	 */
	static int closing(List<Token> tokens, int open) {
		int depth = 0;
		for (int i = open; i < tokens.size(); i++) {
			if (tokens.get(i).is("(")) {
				depth++;
			}
			else if (tokens.get(i).is(")") && --depth == 0) {
				return i;
			}
		}
		return -1;
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
			int start = (this.kind == Kind.STRING) ? this.text.indexOf('\'') + 1 : 1;
			String quote = this.text.substring(start - 1, start);
			return this.text.substring(start, this.text.length() - 1).replace(quote + quote, quote);
		}

	}

}
