package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.SqlTokens.Kind;
import dev.migrate.engine.SqlTokens.Token;
import dev.migrate.schema.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * The normal spelling of expressions on HSQLDB, which qualifies every column and puts
 * everything into parentheses: here they stand as people write them.
 *
 * @param identifiers the database's identifiers
 */
record HsqldbExpressions(Identifiers identifiers) {

	private static final String OPERAND = "(\\w+|\"[^\"]+\")";

	private static final String LITERAL = "('(?:[^']|'')*'|-?[\\d.]+)";

	private static final Pattern BETWEEN = Pattern.compile(OPERAND + " >= " + LITERAL + " and \\1 <= " + LITERAL);

	private static final Pattern NOT_IN = Pattern
		.compile("not \\(" + OPERAND + " in \\((" + LITERAL + "(?:, " + LITERAL + ")*)\\)\\)");

	private static final Pattern NOT_NULL = Pattern.compile(OPERAND + " is not null");

	/** What a condition can stand between. */
	private static final Set<String> AROUND_CONDITIONS = Set.of("and", "or", "when", "then");

	private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "<>", "<=", ">=");

	private static final Set<String> PREDICATES = Set.of("and", "or", "not", "in", "is", "like", "between", "case");

	/**
	 * The normal spelling of an expression.
	 * @param schema the schema that needs no mention, as the catalogs spell it, or null
	 */
	String normalize(String expression, @Nullable String schema) {
		List<Token> tokens = withoutQualifiers(new SqlLexer(expression).tokens(), schema);
		int before;
		do {
			before = tokens.size();
			removeParentheses(tokens);
		}
		while (tokens.size() < before);
		String text = SqlTokens.print(SqlTokens.withoutOuterParentheses(tokens));
		String listed = NOT_IN.matcher(text).replaceAll("$1 not in ($2)");
		return BETWEEN.matcher(listed).replaceAll("$1 between $2 and $3");
	}

	/**
	 * The normal spelling of a query.
	 * @param schema the schema that needs no mention, as the catalogs spell it
	 */
	String normalizeQuery(String query, String schema) {
		List<Token> tokens = new ArrayList<>(new SqlLexer(query).tokens());
		for (int i = tokens.size() - 2; i >= 0; i--) {
			if (names(tokens.get(i), schema) && tokens.get(i + 1).is(".")) {
				tokens.subList(i, i + 2).clear();
			}
		}
		return SqlTokens.print(tokens.stream().map(this::normal).toList());
	}

	/**
	 * The column that a condition makes mandatory if it does nothing else, or null.
	 */
	static @Nullable String mandatory(String condition) {
		Matcher matcher = NOT_NULL.matcher(condition);
		return matcher.matches() ? matcher.group(1) : null;
	}

	private List<Token> withoutQualifiers(List<Token> tokens, @Nullable String schema) {
		List<Token> result = new ArrayList<>();
		for (int i = 0; i < tokens.size(); i++) {
			boolean qualified = schema != null && i + 4 < tokens.size() && names(tokens.get(i), schema)
					&& tokens.get(i + 1).is(".") && tokens.get(i + 3).is(".");
			if (qualified) {
				i += 4;
			}
			result.add(normal(tokens.get(i)));
		}
		return result;
	}

	private boolean names(Token token, String schema) {
		return switch (token.kind()) {
			case QUOTED -> token.unquoted().equals(schema);
			case WORD -> token.text().equals(schema);
			default -> false;
		};
	}

	private Token normal(Token token) {
		if (token.is("!=")) {
			return new Token(Kind.SYMBOL, "<>");
		}
		if (token.kind() == Kind.QUOTED) {
			Identifier identifier = this.identifiers.identifier(token.unquoted());
			return new Token(identifier.delimited() ? Kind.QUOTED : Kind.WORD, this.identifiers.sql(identifier));
		}
		return token.folded();
	}

	/** Removes the first pair of parentheses that changes nothing. */
	private static void removeParentheses(List<Token> tokens) {
		for (int open = 0; open < tokens.size(); open++) {
			int close = tokens.get(open).is("(") ? SqlTokens.closing(tokens, open) : -1;
			if (close > 0 && isSuperfluous(tokens, open, close)) {
				tokens.remove(close);
				tokens.remove(open);
				return;
			}
		}
	}

	private static boolean isSuperfluous(List<Token> tokens, int open, int close) {
		Token before = (open > 0) ? tokens.get(open - 1) : null;
		Token after = (close + 1 < tokens.size()) ? tokens.get(close + 1) : null;
		boolean call = before != null && before.kind() == Kind.WORD && !before.isWordIn(AROUND_CONDITIONS)
				&& !before.isWord("not");
		if (call) {
			return false;
		}
		boolean operand = close == open + 2
				|| (close == open + 3 && tokens.get(open + 1).is("-") && tokens.get(open + 2).kind() == Kind.NUMBER);
		List<Token> inner = tokens.subList(open + 1, close);
		boolean condition = isBoundary(before, "(") && isBoundary(after, ")")
				&& !(alternates(inner) && (isAnd(before) || isAnd(after)));
		boolean compared = (isBoundary(before, "(") && isComparison(after))
				|| (isComparison(before) && isBoundary(after, ")"));
		return operand || condition || (compared && isArithmetic(inner));
	}

	private static boolean isComparison(@Nullable Token token) {
		return token != null && COMPARISONS.stream().anyMatch(token::is);
	}

	private static boolean isArithmetic(List<Token> inner) {
		return inner.stream().noneMatch((token) -> isComparison(token) || token.isWordIn(PREDICATES));
	}

	private static boolean isBoundary(@Nullable Token token, String parenthesis) {
		return token == null || token.is(parenthesis) || token.isWordIn(AROUND_CONDITIONS);
	}

	private static boolean isAnd(@Nullable Token token) {
		return token != null && token.isWord("and");
	}

	private static boolean alternates(List<Token> inner) {
		int depth = 0;
		for (Token token : inner) {
			depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
			if (depth == 0 && token.isWord("or")) {
				return true;
			}
		}
		return false;
	}

}
