package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.migrate.engine.SqlTokens.Kind;
import dev.migrate.engine.SqlTokens.Token;

/**
 * The casts that engines put around a number when a column of another numeric type is
 * compared with it: {@code price >= 0} comes back as {@code price >= cast(0 as
 * numeric(1))} or {@code price >= 0::numeric}. The comparison means the same without
 * them.
 */
final class NumberCasts {

	private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");

	private static final Set<String> TYPES = Set.of("smallint", "integer", "bigint", "numeric", "decfloat", "double",
			"real");

	private NumberCasts() {
	}

	/**
	 * The tokens without those casts.
	 */
	static List<Token> remove(List<Token> tokens) {
		List<Token> result = new ArrayList<>();
		for (int i = 0; i < tokens.size(); i++) {
			int end = (i > 0 && COMPARISONS.contains(tokens.get(i - 1).text())) ? endOfCast(tokens, i) : -1;
			if (end == -1) {
				result.add(tokens.get(i));
			}
			else {
				addNumber(result, tokens.subList(i, end + 1));
				i = end;
			}
		}
		return result;
	}

	/**
	 * The place of the last token of a cast number, or -1 if something else begins here
	 * or if it is part of a longer operand.
	 */
	private static int endOfCast(List<Token> tokens, int start) {
		int end = tokens.get(start).isWord("cast") ? endOfFunction(tokens, start) : endOfSuffix(tokens, start);
		return (end != -1 && isEndOfOperand(tokens, end + 1)) ? end : -1;
	}

	/** {@code cast(0 as numeric(1))}. */
	private static int endOfFunction(List<Token> tokens, int start) {
		int number = isSign(tokens, start + 2) ? start + 3 : start + 2;
		boolean cast = number + 2 < tokens.size() && tokens.get(number).kind() == Kind.NUMBER
				&& tokens.get(number + 1).isWord("as") && tokens.get(number + 2).isWordIn(TYPES);
		return cast ? SqlTokens.closing(tokens, start + 1) : -1;
	}

	/** {@code 0::numeric}. */
	private static int endOfSuffix(List<Token> tokens, int number) {
		boolean cast = number + 2 < tokens.size() && tokens.get(number).kind() == Kind.NUMBER
				&& tokens.get(number + 1).is("::") && tokens.get(number + 2).isWordIn(TYPES);
		return cast ? endOfType(tokens, number + 2) : -1;
	}

	private static int endOfType(List<Token> tokens, int type) {
		int end = tokens.get(type).isWord("double") ? type + 1 : type;
		boolean arguments = end + 1 < tokens.size() && tokens.get(end + 1).is("(");
		return arguments ? SqlTokens.closing(tokens, end + 1) : end;
	}

	private static boolean isEndOfOperand(List<Token> tokens, int next) {
		return next >= tokens.size() || tokens.get(next).is(")") || tokens.get(next).isWordIn(Set.of("and", "or"));
	}

	/**
	 * A double may come with a fraction even where it has none.
	 */
	private static void addNumber(List<Token> result, List<Token> cast) {
		for (Token token : cast) {
			if (token.is("-") || token.is("+")) {
				result.add(token);
			}
			else if (token.kind() == Kind.NUMBER) {
				result.add(new Token(Kind.NUMBER, token.text().replaceFirst("\\.0$", "")));
				return;
			}
		}
	}

	private static boolean isSign(List<Token> tokens, int place) {
		return place < tokens.size() && (tokens.get(place).is("-") || tokens.get(place).is("+"));
	}

}
