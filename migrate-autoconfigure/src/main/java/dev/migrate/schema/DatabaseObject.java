package dev.migrate.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that is known by the SQL that makes it and not by catalogs: a function, a
 * trigger, or a view or an index that the mapping has as SQL.
 *
 * @param name what it is and how it is called: {@code function f}
 * @param beforeTables whether tables may need it
 * @param create the statements that create it
 * @param drop the statements that drop it
 */
public record DatabaseObject(String name, boolean beforeTables, List<String> create, List<String> drop) {

	private static final Pattern HEAD = Pattern.compile(
			"create\\s+(?:[^\\s(]+\\s+){0,6}?(table|view|sequence|index|trigger|function|procedure|alias|aggregate|domain"
					+ "|type|synonym|event|package|extension|rule|policy|role|collation|constant)\\s+"
					+ "(?:(?:body|concurrently)\\s+)?(?:if\\s+not\\s+exists\\s+)?"
					+ "((?:\"[^\"]+\"|`[^`]+`|\\[[^\\]]+\\]|[^\\s(.;]+)(?:\\s*\\.\\s*(?:\"[^\"]+\"|`[^`]+`|[^\\s(.;]+))?)",
			Pattern.CASE_INSENSITIVE);

	private static final int LONGEST = 60;

	public DatabaseObject {
		create = List.copyOf(create);
		drop = List.copyOf(drop);
	}

	/**
	 * An object that is called what the first of its statements says.
	 * @param drop the statements that drop it; where there are none, its name tells
	 */
	public static DatabaseObject of(boolean beforeTables, List<String> create, List<String> drop) {
		List<String> creation = create.stream().map(DatabaseObject::plain).toList();
		Optional<String> head = head(creation.get(0))
			.map((match) -> match.group(1).toLowerCase(Locale.ROOT) + " " + match.group(2));
		List<String> dropping = drop.isEmpty() ? head.stream().map((name) -> "drop " + name).toList()
				: drop.stream().map(DatabaseObject::plain).toList();
		return new DatabaseObject(head.orElseGet(() -> excerpt(creation.get(0))), beforeTables, creation, dropping);
	}

	private static Optional<Matcher> head(String statement) {
		return Optional.of(HEAD.matcher(statement.strip())).filter(Matcher::lookingAt);
	}

	private static String plain(String statement) {
		return statement.strip().replaceFirst("(?<!(?i:end))[;\\s]+$", "");
	}

	private static String excerpt(String statement) {
		String line = statement.strip().replaceAll("\\s+", " ");
		return line.substring(0, Math.min(line.length(), LONGEST));
	}

	/**
	 * Whether both are made by the same statements, but for blanks.
	 */
	public boolean isMadeAs(DatabaseObject other) {
		return normal().equals(other.normal());
	}

	private List<String> normal() {
		return this.create.stream().map((sql) -> sql.replaceAll("[;\\s]+", " ").strip()).toList();
	}

	/**
	 * Whether one of its statements creates something of a name.
	 * @param kind what it is: {@code view}
	 */
	public boolean makes(String kind, QualifiedName object) {
		return this.create.stream()
			.flatMap((sql) -> head(sql).stream())
			.anyMatch((match) -> match.group(1).equalsIgnoreCase(kind) && isMeant(match.group(2), object));
	}

	/**
	 * Whether what stands on it goes with it, when it is dropped.
	 */
	public boolean isDroppedByForce() {
		return this.drop.stream().anyMatch((sql) -> sql.toLowerCase(Locale.ROOT).endsWith(" force"));
	}

	/**
	 * Whether its SQL has a word in it.
	 */
	public boolean mentions(Identifier word) {
		Pattern pattern = Pattern.compile("(?<![\\w$])" + Pattern.quote(word.text()) + "(?![\\w$])",
				Pattern.CASE_INSENSITIVE);
		return this.create.stream().anyMatch((sql) -> pattern.matcher(sql).find());
	}

	private static boolean isMeant(String sql, QualifiedName object) {
		List<String> words = Stream.of(sql.split("\\."))
			.map((word) -> word.strip().replaceAll("[\"`\\[\\]]", ""))
			.toList();
		Identifier schema = object.schema();
		return words.get(words.size() - 1).equalsIgnoreCase(object.name().text())
				&& (words.size() == 1 || schema == null || words.get(0).equalsIgnoreCase(schema.text()));
	}

}
