package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.engine.SqlTokens.Kind;
import dev.migrate.engine.SqlTokens.Token;
import dev.migrate.schema.Identifier;

import org.jspecify.annotations.Nullable;

/**
 * The normal spelling of expressions on H2. The catalog quotes every identifier in the
 * case of the one database; here they become regular again, so that the text can run on a
 * database with other settings.
 *
 * @param identifiers the database's identifiers
 */
record H2Expressions(Identifiers identifiers) {

	/**
	 * The normal spelling of an expression.
	 * @param ownSchema the schema that needs no mention, as the catalogs spell it
	 */
	String normalize(String expression, @Nullable String ownSchema) {
		List<Token> tokens = new ArrayList<>();
		for (Token token : SqlTokens.of(expression)) {
			boolean afterOwnSchema = tokens.size() > 1 && token.kind() == Kind.QUOTED
					&& tokens.get(tokens.size() - 1).is(".") && names(tokens.get(tokens.size() - 2), ownSchema);
			if (afterOwnSchema) {
				tokens.subList(tokens.size() - 2, tokens.size()).clear();
			}
			tokens.add(normal(token));
		}
		return SqlTokens.print(NumberCasts.remove(SqlTokens.withoutOuterParentheses(tokens)));
	}

	/**
	 * The normal spelling of a default: as far as text can tell, what H2 has made of it.
	 * @param ownSchema the schema that needs no mention, as the catalogs spell it
	 */
	String normalizeDefault(String expression, @Nullable String ownSchema) {
		String text = normalize(expression, ownSchema);
		return switch (text) {
			case "now()", "localtimestamp()" -> "localtimestamp";
			case "current_timestamp()" -> "current_timestamp";
			case "current_date()", "curdate()" -> "current_date";
			default -> text;
		};
	}

	private boolean names(Token token, @Nullable String schema) {
		return schema != null && token.text().equals(this.identifiers.sql(this.identifiers.identifier(schema)));
	}

	private Token normal(Token token) {
		return switch (token.kind()) {
			case QUOTED -> {
				Identifier identifier = this.identifiers.identifier(token.unquoted());
				yield new Token(identifier.delimited() ? Kind.QUOTED : Kind.WORD, this.identifiers.sql(identifier));
			}
			case STRING -> new Token(Kind.STRING, literal(token));
			default -> token.folded();
		};
	}

	/** Whatever is not ASCII comes as {@code U&'\00e9'} out of the catalog. */
	private static String literal(Token token) {
		if (!token.text().regionMatches(true, 0, "U&", 0, 2)) {
			return token.text();
		}
		String escaped = token.text().substring(token.text().indexOf('\''));
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < escaped.length(); i++) {
			char c = escaped.charAt(i);
			if (c != '\\') {
				text.append(c);
			}
			else if (escaped.charAt(i + 1) == '\\') {
				text.append('\\');
				i++;
			}
			else {
				boolean six = escaped.charAt(i + 1) == '+';
				int start = six ? i + 2 : i + 1;
				int end = six ? start + 6 : start + 4;
				text.appendCodePoint(Integer.parseInt(escaped.substring(start, end), 16));
				i = end - 1;
			}
		}
		return text.toString();
	}

}
