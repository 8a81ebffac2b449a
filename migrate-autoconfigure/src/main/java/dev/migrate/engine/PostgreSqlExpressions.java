package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.SqlTokens.Kind;
import dev.migrate.engine.SqlTokens.Token;

import org.jspecify.annotations.Nullable;

/**
 * The normal spelling of expressions on PostgreSQL: as people write them, not as the
 * parser has taken them apart. What is written here means the same when it is parsed
 * again.
 */
final class PostgreSqlExpressions {

	private static final String OPERAND = "(\\w+|\"[^\"]+\")";

	private static final String LITERAL = "('(?:[^']|'')*'|-?[\\d.]+)";

	private static final String CAST = "(?:::[\\w\". ]+?)?";

	/** {@code (status)::text = any ((array['A'::character varying])::text[])}. */
	private static final Pattern ANY = Pattern.compile(OPERAND + "(?:::text)?( = any| <> all) \\(array\\[(" + LITERAL
			+ CAST + "(?:, " + LITERAL + CAST + ")*)\\](?:::text\\[\\])?\\)");

	private static final Pattern ELEMENT = Pattern.compile(LITERAL + CAST + "(?=, |$)");

	private static final Pattern BETWEEN = Pattern
		.compile(OPERAND + " >= " + LITERAL + " and \\1 <= " + LITERAL + "(?![\\w:])");

	private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

	private static final Pattern NUMERIC_TYPE = Pattern
		.compile("(?:smallint|integer|bigint|numeric|real|double precision|oid)(?:\\(.*\\))?");

	private static final Pattern NEXT_VALUE = Pattern.compile("nextval\\(('(?:[^']|'')*')::regclass\\)");

	private PostgreSqlExpressions() {
	}

	static String normalize(String expression) {
		String text = SqlTokens.print(NumberCasts.remove(withoutSignedCasts(folded(expression))));
		String listed = replaceOutsideLiterals(ANY, text, (match) -> {
			String operator = match.group(2).equals(" = any") ? " in (" : " not in (";
			return match.group(1) + operator + ELEMENT.matcher(match.group(3)).replaceAll("$1") + ")";
		});
		return replaceOutsideLiterals(BETWEEN, listed,
				(match) -> match.group(1) + " between " + match.group(2) + " and " + match.group(3));
	}

	private static String replaceOutsideLiterals(Pattern pattern, String text,
			Function<MatchResult, String> replacement) {
		return pattern.matcher(text).replaceAll((match) -> {
			long quotesBefore = text.substring(0, match.start()).chars().filter((c) -> c == '\'').count();
			return Matcher.quoteReplacement((quotesBefore % 2 == 0) ? replacement.apply(match) : match.group());
		});
	}

	/**
	 * The normal spelling of a default. A literal stands without the cast to its column's
	 * type.
	 */
	static String normalizeDefault(String expression, String type) {
		List<Token> tokens = withoutSignedCasts(folded(expression));
		Token literal = literal(tokens);
		if (literal == null) {
			return NEXT_VALUE.matcher(SqlTokens.print(tokens)).replaceAll("nextval($1)");
		}
		String value = literal.unquoted();
		if (NUMERIC_TYPE.matcher(type).matches() && NUMBER.matcher(value).matches()) {
			return value;
		}
		if (type.equals("boolean") && List.of("true", "t", "1", "false", "f", "0").contains(value)) {
			return String.valueOf(List.of("true", "t", "1").contains(value));
		}
		return literal.text();
	}

	/** The only literal of {@code 'x'}, {@code 'x'::type} or {@code date 'x'}. */
	private static @Nullable Token literal(List<Token> tokens) {
		if (tokens.isEmpty()) {
			return null;
		}
		Token first = tokens.get(0);
		if (first.kind() == Kind.STRING && first.text().startsWith("'")
				&& (tokens.size() == 1 || isCast(tokens.subList(1, tokens.size())))) {
			return first;
		}
		boolean typed = tokens.size() == 2 && first.kind() == Kind.WORD && tokens.get(1).kind() == Kind.STRING;
		return typed ? tokens.get(1) : null;
	}

	private static boolean isCast(List<Token> tokens) {
		return tokens.get(0).is("::") && tokens.stream()
			.skip(1)
			.allMatch((token) -> token.kind() != Kind.STRING
					&& (token.kind() != Kind.SYMBOL || List.of("(", ")", "[", "]", ".", ",").contains(token.text())));
	}

	private static List<Token> folded(String expression) {
		return SqlTokens.withoutOuterParentheses(SqlTokens.of(expression).stream().map(Token::folded).toList());
	}

	/** {@code '-1'::integer} is how the parser keeps {@code -1}. */
	private static List<Token> withoutSignedCasts(List<Token> tokens) {
		List<Token> result = new ArrayList<>();
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			boolean signed = token.kind() == Kind.STRING && i + 2 < tokens.size() && tokens.get(i + 1).is("::")
					&& NUMERIC_TYPE.matcher(tokens.get(i + 2).text()).matches()
					&& NUMBER.matcher(token.unquoted()).matches();
			if (signed) {
				result.add(new Token(Kind.NUMBER, token.unquoted()));
				i += 2;
			}
			else {
				result.add(token);
			}
		}
		return result;
	}

}
