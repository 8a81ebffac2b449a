package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.engine.SqlTokens.Kind;
import dev.migrate.engine.SqlTokens.Token;
import dev.migrate.schema.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * The normal spelling of expressions, which SQLite keeps as somebody wrote them.
 *
 * @param identifiers the database's identifiers
 */
record SqliteExpressions(Identifiers identifiers) {

	/** What a default can be without being a text, though it looks like a name. */
	private static final Map<String, String> VALUES = Map.of("true", "1", "false", "0", "current_timestamp",
			"current_timestamp", "current_date", "current_date", "current_time", "current_time");

	String normalize(String expression) {
		return normalize(SqliteTokens.of(expression).rest());
	}

	String normalize(List<Token> expression) {
		return print(SqlTokens.withoutOuterParentheses(expression));
	}

	String print(List<Token> expression) {
		List<Token> tokens = new ArrayList<>();
		for (Token token : expression) {
			tokens.add(normal(token));
		}
		return SqlTokens.print(tokens);
	}

	private Token normal(Token token) {
		if (token.is("!=") || token.is("==")) {
			return new Token(Kind.SYMBOL, token.is("!=") ? "<>" : "=");
		}
		if (token.kind() == Kind.QUOTED) {
			Identifier identifier = this.identifiers.identifier(token.unquoted());
			String text = this.identifiers.sql(identifier);
			return new Token(text.startsWith("\"") ? Kind.QUOTED : Kind.WORD, text);
		}
		return token.folded();
	}

	/**
	 * The normal spelling of a default that stands by itself: a text, a number or a time.
	 */
	@Nullable String normalizeDefault(String expression) {
		List<Token> tokens = SqliteTokens.of(expression).rest();
		List<Token> inner = SqlTokens.withoutOuterParentheses(tokens);
		return normalizeDefault(inner, inner.size() < tokens.size());
	}

	/**
	 * The normal spelling of a default: a literal stands for itself, and anything else in
	 * parentheses, without which SQLite takes no expression.
	 * @param inParentheses whether it stood in parentheses; a name without them is a text
	 * @return the spelling, or null if it is no default at all
	 */
	@Nullable String normalizeDefault(List<Token> expression, boolean inParentheses) {
		List<Token> inner = SqlTokens.withoutOuterParentheses(expression);
		Token first = inner.get(0);
		if (inner.size() == 2 && inner.get(1).kind() == Kind.NUMBER && (first.is("-") || first.is("+"))) {
			return first.is("-") ? "-" + inner.get(1).text() : inner.get(1).text();
		}
		if (inner.size() > 1) {
			return "(" + print(inner) + ")";
		}
		if (first.isWord("null")) {
			return null;
		}
		String word = first.folded().text();
		return switch (first.kind()) {
			case STRING, NUMBER -> first.text();
			case QUOTED -> text(first.unquoted());
			default -> VALUES.getOrDefault(word, inParentheses ? "(" + word + ")" : text(first.text()));
		};
	}

	private static String text(String value) {
		return "'" + value.replace("'", "''") + "'";
	}

}
