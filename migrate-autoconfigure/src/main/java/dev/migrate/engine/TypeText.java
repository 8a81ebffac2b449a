package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.engine.SqlTokens.Token;

/**
 * A type as SQL spells it, taken apart. The order of its letters does not count.
 *
 * @param name its words in lower case, without arguments: {@code timestamp with time
 * zone}
 * @param arguments length, precision, scale or values
 * @param dimensions an entry per dimension of an array: its bound, or an empty string
 */
record TypeText(String name, List<String> arguments, List<String> dimensions) {

	private static final String ZONE = " with time zone";

	static TypeText parse(String type) {
		List<Token> tokens = new ArrayList<>(
				SqlTokens.of(CollatedType.parse(type).type()).stream().map(Token::folded).toList());
		List<String> dimensions = new ArrayList<>();
		while (takeDimension(tokens, dimensions)) {
			continue;
		}
		int open = indexOf(tokens, "(", 0);
		int close = (open < 0) ? -1 : SqlTokens.closing(tokens, open);
		if (open < 0 || close < 0 || indexOf(tokens, "(", close) >= 0) {
			return new TypeText(SqlTokens.print(tokens), List.of(), dimensions);
		}
		List<String> arguments = split(tokens.subList(open + 1, close));
		tokens.subList(open, close + 1).clear();
		return new TypeText(SqlTokens.print(tokens), arguments, dimensions);
	}

	/** Takes a trailing {@code []}, {@code [5]}, {@code array} or {@code array[5]}. */
	private static boolean takeDimension(List<Token> tokens, List<String> dimensions) {
		int last = tokens.size() - 1;
		if (last < 1) {
			return false;
		}
		String bound = "";
		int end = last;
		if (tokens.get(last).is("]")) {
			int open = last;
			while (!tokens.get(open).is("[")) {
				open--;
			}
			bound = SqlTokens.print(tokens.subList(open + 1, last));
			end = open - 1;
		}
		else if (!tokens.get(last).isWord("array")) {
			return false;
		}
		if (tokens.get(end).isWord("array")) {
			end--;
		}
		tokens.subList(end + 1, tokens.size()).clear();
		dimensions.add(0, bound);
		return true;
	}

	private static int indexOf(List<Token> tokens, String symbol, int from) {
		for (int i = from; i < tokens.size(); i++) {
			if (tokens.get(i).is(symbol)) {
				return i;
			}
		}
		return -1;
	}

	private static List<String> split(List<Token> tokens) {
		List<String> parts = new ArrayList<>();
		int start = 0;
		int depth = 0;
		for (int i = 0; i <= tokens.size(); i++) {
			if (i == tokens.size() || (depth == 0 && tokens.get(i).is(","))) {
				parts.add(SqlTokens.print(tokens.subList(start, i)));
				start = i + 1;
			}
			else if (tokens.get(i).is("(")) {
				depth++;
			}
			else if (tokens.get(i).is(")")) {
				depth--;
			}
		}
		return parts;
	}

	TypeText renamed(Map<String, String> names) {
		return withName(names.getOrDefault(this.name, this.name));
	}

	TypeText withName(String name) {
		return new TypeText(name, this.arguments, this.dimensions);
	}

	TypeText withArguments(String... arguments) {
		return new TypeText(this.name, List.of(arguments), this.dimensions);
	}

	/**
	 * The type of an array's elements.
	 */
	TypeText element() {
		return new TypeText(this.name, this.arguments, List.of());
	}

	boolean isArray() {
		return !this.dimensions.isEmpty();
	}

	/**
	 * The type without what makes it an array, in normal spelling.
	 */
	String scalar() {
		String list = this.arguments.isEmpty() ? "" : "(" + String.join(",", this.arguments) + ")";
		if (this.name.endsWith(ZONE)) {
			return this.name.substring(0, this.name.length() - ZONE.length()) + list + ZONE;
		}
		return this.name + list;
	}

}
