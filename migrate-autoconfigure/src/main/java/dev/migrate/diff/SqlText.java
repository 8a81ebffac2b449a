package dev.migrate.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.schema.Identifier;

/**
 * An SQL expression as a row of tokens: as much of the language as it takes to find the
 * columns in it and to tell white space from literals.
 */
final class SqlText {

	private static final Pattern TOKEN = Pattern.compile(
			"'[^']*+(?:''[^']*+)*+'|\"[^\"]++\"|`[^`]++`|[\\p{L}_][\\p{L}\\p{N}_$]*+|\\d[\\d.]*+|::|\\s++|.",
			Pattern.DOTALL);

	private static final Pattern CAST_OF_LITERAL = Pattern.compile("\\? :: (?:character varying|\\w+)");

	private static final Pattern LITERALS = Pattern.compile("\\?(?: , \\?)+");

	private static final String VALUE = "(?:\\( )?'[^']*+(?:''[^']*+)*+'(?: \\))?(?: :: [a-z]+(?: [a-z]+)*)?";

	/** What is in the list or not does not depend on its order. */
	private static final Pattern SET = Pattern.compile("(?<=\\bin \\( |\\bany \\( array \\[ |\\bany \\( \\( array \\[ )"
			+ VALUE + "(?: , " + VALUE + ")+(?= [)\\]])");

	private static final Pattern ONE_VALUE = Pattern.compile(VALUE);

	/** What stands before the name of a table in a query. */
	private static final Set<String> SOURCES = Set.of("from", "join", ",");

	/** What stands before no column: before a table, or before another name of one. */
	private static final Set<String> BEFORE_OTHERS = Set.of("from", "join", "as");

	private final List<String> tokens = new ArrayList<>();

	private SqlText(String text) {
		Matcher matcher = TOKEN.matcher(text);
		while (matcher.find()) {
			this.tokens.add(matcher.group());
		}
	}

	static SqlText of(String text) {
		return new SqlText(text);
	}

	/**
	 * Whether both say the same, whatever their white space, the case of their words and
	 * the order of the values in a list of admitted ones.
	 */
	static boolean same(String one, String other) {
		return one.equals(other) || of(one).canonical().equals(of(other).canonical());
	}

	private String canonical() {
		return SET.matcher(String.join(" ", words()))
			.replaceAll((set) -> Matcher.quoteReplacement(ONE_VALUE.matcher(set.group())
				.results()
				.map(MatchResult::group)
				.sorted()
				.collect(Collectors.joining(" , "))));
	}

	boolean mentions(Identifier column) {
		for (int i = 0; i < this.tokens.size(); i++) {
			if (isColumn(i) && means(this.tokens.get(i), column)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether a query takes rows from a table.
	 */
	boolean reads(Identifier table) {
		for (int i = 0; i < this.tokens.size(); i++) {
			if (isColumn(i) && means(this.tokens.get(i), table) && isSource(i)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether a query takes rows from a table and names a column that may be that
	 * table's: one with nothing before it, or with the table or what it is called there.
	 */
	boolean reads(Identifier table, Identifier column) {
		Set<String> names = namesOf(table);
		for (int i = 0; i < this.tokens.size(); i++) {
			if (isColumn(i) && means(this.tokens.get(i), column) && isPartOf(i, names)) {
				return true;
			}
		}
		return false;
	}

	private boolean isPartOf(int index, Set<String> tables) {
		String before = neighbour(index, -1);
		boolean qualified = before.equals(".");
		return !tables.isEmpty() && !BEFORE_OTHERS.contains(before.toLowerCase(Locale.ROOT))
				&& !(previous(index) >= 0 && isColumn(previous(index)) && isSource(previous(index)))
				&& (!qualified || tables.contains(folded(this.tokens.get(previous(previous(index))))));
	}

	/** The table's own name, and those that the query gives it. */
	private Set<String> namesOf(Identifier table) {
		Set<String> names = new HashSet<>();
		for (int i = 0; i < this.tokens.size(); i++) {
			if (isColumn(i) && means(this.tokens.get(i), table) && isSource(i)) {
				names.add(folded(this.tokens.get(i)));
				List<String> behind = this.tokens.subList(i + 1, this.tokens.size())
					.stream()
					.filter((token) -> !token.isBlank() && !token.equalsIgnoreCase("as"))
					.limit(1)
					.toList();
				behind.forEach((token) -> names.add(folded(token)));
			}
		}
		return names;
	}

	private boolean isSource(int index) {
		int before = previous(index);
		if (before >= 0 && this.tokens.get(before).equals(".")) {
			before = previous(previous(before));
		}
		return before >= 0 && SOURCES.contains(this.tokens.get(before).toLowerCase(Locale.ROOT));
	}

	private int previous(int index) {
		int at = index - 1;
		while (at >= 0 && this.tokens.get(at).isBlank()) {
			at--;
		}
		return at;
	}

	/**
	 * Whether a query takes all columns, whichever there are.
	 */
	boolean takesAll() {
		List<String> words = words();
		for (int i = 1; i < words.size(); i++) {
			if (words.get(i).equals("*") && List.of("select", "distinct", ",", ".").contains(words.get(i - 1))) {
				return true;
			}
		}
		return false;
	}

	String rename(Map<Identifier, Identifier> names) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < this.tokens.size(); i++) {
			String token = this.tokens.get(i);
			text.append(isColumn(i) ? renamed(token, names) : token);
		}
		return text.toString();
	}

	/**
	 * The expression without its values, so that the condition of an enumeration that has
	 * grown is recognised as the same condition.
	 */
	String outline() {
		List<String> masked = words().stream()
			.map((word) -> (word.startsWith("'") || Character.isDigit(word.charAt(0))) ? "?" : word)
			.toList();
		String bare = CAST_OF_LITERAL.matcher(String.join(" ", masked)).replaceAll("?");
		return LITERALS.matcher(bare).replaceAll("?");
	}

	private List<String> words() {
		return this.tokens.stream().filter((token) -> !token.isBlank()).map(SqlText::folded).toList();
	}

	private boolean isColumn(int index) {
		String token = this.tokens.get(index);
		if (!isWord(token) && !isQuoted(token)) {
			return false;
		}
		String next = neighbour(index, 1);
		boolean call = isWord(token) && next.equals("(");
		return !call && !next.equals(".") && !neighbour(index, -1).equals("::");
	}

	private String neighbour(int index, int step) {
		int at = index + step;
		while (at >= 0 && at < this.tokens.size() && this.tokens.get(at).isBlank()) {
			at += step;
		}
		return (at >= 0 && at < this.tokens.size()) ? this.tokens.get(at) : "";
	}

	private static String renamed(String token, Map<Identifier, Identifier> names) {
		return names.entrySet()
			.stream()
			.filter((entry) -> means(token, entry.getKey()))
			.map((entry) -> entry.getValue().toString())
			.findFirst()
			.orElse(token);
	}

	// Engines quote regular names in their own texts too, in the case that they fold to
	private static boolean means(String token, Identifier column) {
		if (!isQuoted(token)) {
			return !column.delimited() && token.equalsIgnoreCase(column.text());
		}
		String text = token.substring(1, token.length() - 1);
		return text.equals(column.text())
				|| (!column.delimited() && text.equals(column.text().toUpperCase(Locale.ROOT)));
	}

	private static String folded(String token) {
		if (isQuoted(token)) {
			String text = token.substring(1, token.length() - 1);
			String lower = text.toLowerCase(Locale.ROOT);
			return (text.equals(lower) || text.equals(text.toUpperCase(Locale.ROOT))) ? lower : token;
		}
		return isWord(token) ? token.toLowerCase(Locale.ROOT) : token;
	}

	private static boolean isWord(String token) {
		return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
	}

	private static boolean isQuoted(String token) {
		return token.length() > 2 && (token.charAt(0) == '"' || token.charAt(0) == '`');
	}

}
