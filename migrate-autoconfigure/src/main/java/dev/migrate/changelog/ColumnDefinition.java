package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.Engine;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A column as somebody defines it by hand.
 *
 * @param column the column
 * @param members the constraints that come with it, without the column's name
 */
record ColumnDefinition(Column column, List<String> members) {

	private static final String WORDS = "not null|null|default|primary key|unique|references|check|constraint|generated"
			+ "|as|auto_increment|autoincrement|identity|collate|comment|first|after|invisible";

	private static final Pattern NEXT = Pattern.compile("\\b(?:" + WORDS + ")\\b", Pattern.CASE_INSENSITIVE);

	private static final Map<String, String> SERIAL = Map.of("serial", "integer", "serial4", "integer", "bigserial",
			"bigint", "serial8", "bigint", "smallserial", "smallint", "serial2", "smallint");

	/**
	 * Reads a definition.
	 * @param rest what follows the column's name
	 */
	static ColumnDefinition read(Identifier name, String rest, Engine engine) {
		List<String> parts = parts(rest);
		String declared = parts.get(0);
		String serial = SERIAL.get(declared.toLowerCase(Locale.ROOT));
		Column column = new Column(name, engine.normalizeType((serial != null) ? serial : declared), serial == null,
				null, (serial != null) ? Identity.byDefault() : null, null, null);
		List<String> members = new ArrayList<>();
		for (String part : parts.subList(1, parts.size())) {
			String word = part.toLowerCase(Locale.ROOT);
			if (word.equals("not null")) {
				column = column.withNullable(false);
			}
			else if (word.startsWith("default ")) {
				column = column.withDefaultValue(
						engine.normalizeDefault(part.substring("default ".length()).strip(), column.type()));
			}
			else if (word.startsWith("primary key") || word.startsWith("unique")) {
				column = word.startsWith("primary key") ? column.withNullable(false) : column;
				members.add(word.startsWith("unique") ? "unique" : "primary key");
			}
			else if (word.startsWith("references ") || word.startsWith("check")) {
				members.add(part);
			}
			else {
				column = numbered(column, part);
			}
		}
		return new ColumnDefinition(column, members);
	}

	private static Column numbered(Column column, String part) {
		String word = part.toLowerCase(Locale.ROOT);
		if (word.startsWith("auto") || word.startsWith("identity") || word.contains("as identity")) {
			return column.withIdentity(Identity.byDefault()).withNullable(false);
		}
		@Nullable GeneratedValue generated = generated(part);
		return (generated != null) ? column.withGenerated(generated) : column;
	}

	private static @Nullable GeneratedValue generated(String part) {
		Matcher computed = StatementReader.pattern("(?:generated always )?as ?\\((.*)\\) ?(.*)").matcher(part);
		return computed.matches() ? new GeneratedValue(computed.group(1),
				StatementReader.pattern("(?:stored|persistent).*").matcher(computed.group(2)).matches()) : null;
	}

	/** The type, and each clause behind it. */
	private static List<String> parts(String definition) {
		List<String> parts = new ArrayList<>();
		int start = 0;
		int depth = 0;
		for (int i = 0; i < definition.length(); i++) {
			char c = definition.charAt(i);
			if (c == '\'' || c == '"' || c == '`') {
				int end = definition.indexOf(c, i + 1);
				i = (end < 0) ? definition.length() : end;
				continue;
			}
			depth += (c == '(') ? 1 : (c == ')') ? -1 : 0;
			Matcher next = NEXT.matcher(definition).region(i, definition.length());
			boolean begins = depth == 0 && i > start && definition.charAt(i - 1) == ' ' && next.lookingAt()
					&& !continues(definition.substring(start, i).strip(), next.group());
			if (begins) {
				parts.add(definition.substring(start, i).strip());
				start = i;
			}
		}
		parts.add(definition.substring(start).strip());
		return parts;
	}

	/** Whether a word goes on with what stands before it. */
	private static boolean continues(String before, String word) {
		String clause = before.toLowerCase(Locale.ROOT);
		String next = word.toLowerCase(Locale.ROOT);
		return (clause.matches("generated (?:always|by default)?") || clause.equals("generated"))
				|| (clause.equals("not") || clause.equals("default") || clause.endsWith(" on delete set")
						|| clause.endsWith(" on update set"))
				|| (clause.startsWith("generated")
						&& (next.equals("as") || next.equals("identity") || next.equals("default")))
				|| (clause.startsWith("constraint") && clause.indexOf(' ') < 0);
	}

}
