package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.SqlTokens.Kind;
import dev.migrate.engine.SqlTokens.Token;
import dev.migrate.schema.Identifier;

/**
 * The normal spelling of expressions on MariaDB: names without quotes where they need
 * none, strings with backslashes only where one is meant.
 *
 * @param identifiers the database's identifiers
 */
record MariaDbExpressions(Identifiers identifiers) {

	private static final Pattern NOW = Pattern
		.compile("(?:now|current_timestamp|localtimestamp|localtime)(?: ?\\((\\d?)\\))?");

	private static final Set<String> TRUE = Set.of("true", "1", "b'1'");

	private static final Set<String> FALSE = Set.of("false", "0", "b'0'");

	String normalize(String expression) {
		List<Token> tokens = new ArrayList<>();
		for (Token token : new SqlLexer(expression, true).tokens()) {
			tokens.add(normal(token));
		}
		return SqlTokens.print(SqlTokens.withoutOuterParentheses(tokens));
	}

	/**
	 * The normal spelling of a query.
	 * @param schema the schema that needs no mention, as the catalogs spell it
	 */
	String normalizeQuery(String query, String schema) {
		List<Token> tokens = new ArrayList<>(new SqlLexer(query, true).tokens());
		for (int i = tokens.size() - 2; i >= 0; i--) {
			Token token = tokens.get(i);
			if (token.kind() == Kind.QUOTED && token.unquoted().equals(schema) && tokens.get(i + 1).is(".")) {
				tokens.subList(i, i + 2).clear();
			}
		}
		return SqlTokens.print(tokens.stream().map(this::normal).toList());
	}

	/**
	 * The normal spelling of a default: as far as text can tell, what MariaDB has made of
	 * it.
	 */
	String normalizeDefault(String expression, String type) {
		String text = normalize(expression);
		if (type.equals("bit(1)") && (TRUE.contains(text) || FALSE.contains(text))) {
			return TRUE.contains(text) ? "b'1'" : "b'0'";
		}
		if (type.equals("tinyint(1)") && (text.equals("true") || text.equals("false"))) {
			return text.equals("true") ? "1" : "0";
		}
		if (text.startsWith("date '") || text.startsWith("timestamp '") || text.startsWith("time '")) {
			return text.substring(text.indexOf('\''));
		}
		Matcher now = NOW.matcher(text);
		if (now.matches()) {
			boolean precise = now.group(1) != null && !now.group(1).isEmpty() && !now.group(1).equals("0");
			return "current_timestamp(" + (precise ? now.group(1) : "") + ")";
		}
		if (text.equals("current_date") || text.equals("current_date()")) {
			return "curdate()";
		}
		return isOperand(text) ? text : "(" + text + ")";
	}

	/** Anything else has to stand in parentheses. */
	private static boolean isOperand(String expression) {
		List<Token> tokens = new SqlLexer(expression, true).tokens();
		boolean signed = tokens.size() == 2 && (tokens.get(0).is("-") || tokens.get(0).is("+"));
		boolean call = tokens.size() > 2 && tokens.get(0).kind() == Kind.WORD && tokens.get(1).is("(")
				&& SqlTokens.closing(tokens, 1) == tokens.size() - 1;
		return tokens.size() == 1 || signed || call;
	}

	private Token normal(Token token) {
		return switch (token.kind()) {
			case QUOTED -> {
				Identifier identifier = this.identifiers.identifier(token.unquoted());
				yield new Token(identifier.delimited() ? Kind.QUOTED : Kind.WORD, this.identifiers.sql(identifier));
			}
			case STRING -> new Token(Kind.STRING, literal(token.text()));
			default -> token.folded();
		};
	}

	/** The catalog escapes quotes with a backslash at some places, at others not. */
	private static String literal(String text) {
		int start = text.indexOf('\'') + 1;
		StringBuilder literal = new StringBuilder(text.substring(0, start));
		for (int i = start; i < text.length() - 1; i++) {
			char c = text.charAt(i);
			if (c != '\\') {
				literal.append(c);
				continue;
			}
			i++;
			literal.append(switch (text.charAt(i)) {
				case '\'' -> "''";
				case 'n' -> "\n";
				case 't' -> "\t";
				case 'r' -> "\r";
				case '0' -> "\\0";
				case '\\' -> "\\\\";
				case '%', '_' -> "\\" + text.charAt(i);
				default -> String.valueOf(text.charAt(i));
			});
		}
		return literal.append('\'').toString();
	}

}
