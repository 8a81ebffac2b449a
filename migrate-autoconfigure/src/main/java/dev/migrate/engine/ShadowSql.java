package dev.migrate.engine;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.SchemaScope.Place;
import dev.migrate.schema.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * Statements as they have to be for a shadow, in which the schemas of the live database
 * have stand-ins: a statement that named a live one would reach its tables.
 *
 * @param engine the engine
 * @param scope the schemas of the shadow
 * @param searched whether what is in the home is searched for without a qualifier: it may
 * be an extension's, which has no stand-in
 */
record ShadowSql(Engine engine, SchemaScope scope, boolean searched) {

	private static final String NAME = "\"(?:[^\"]++|\"\")*+\"|`[^`]*+`|[\\p{L}_][\\p{L}\\p{N}_$]*+";

	/** What is skipped, then names, then texts. */
	private static final Pattern PART = Pattern
		.compile("--[^\\n]*+|/\\*.*?\\*/|(\\$\\w*\\$).*?\\1|(" + NAME + ")|('(?:[^']++|'')*+')", Pattern.DOTALL);

	private static final Pattern QUALIFIED_TEXT = Pattern.compile("'(" + NAME + ")\\.([^']+)'");

	private static final Pattern REFERENCE = Pattern.compile(".*\\b(?:nextval|setval|currval|to_regclass)\\s*\\($",
			Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

	/** What puts a statement together as a text, because the engine wants constants. */
	private static final Pattern COMPOSING = Pattern.compile("\\s*(?:execute immediate |set @migrate_\\w+ = )",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern BEFORE_SCHEMA = Pattern.compile(
			".*\\b(?:schema|database)\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?$",
			Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

	private static final Pattern CREATION = Pattern.compile("create\\s+(?:schema|database)\\s+(?!if\\s)",
			Pattern.CASE_INSENSITIVE);

	private static final Set<String> NOT_NAMES = Set.of("if", "not", "exists");

	String of(String sql) {
		String lower = sql.toLowerCase(Locale.ROOT);
		if (this.scope.places().noneMatch((place) -> lower.contains(place.liveName().toLowerCase(Locale.ROOT)))) {
			return sql;
		}
		StringBuilder text = new StringBuilder();
		Matcher part = PART.matcher(sql);
		int copied = 0;
		while (part.find()) {
			text.append(sql, copied, part.start());
			copied = part.end();
			if (part.group(2) != null) {
				copied = name(sql, part, text);
			}
			else {
				text.append((part.group(3) != null) ? literal(part.group(3), text) : part.group());
			}
		}
		return text.append(sql, copied, sql.length()).toString();
	}

	/**
	 * Writes a name.
	 * @return where the statement goes on
	 */
	private int name(String sql, Matcher part, StringBuilder text) {
		String name = part.group(2);
		Place place = place(name);
		if (place == null) {
			text.append(name);
			return part.end();
		}
		if (isSchema(name, text)) {
			Matcher creation = CREATION.matcher(text);
			if (creation.find()) {
				text.append("if not exists ");
			}
			text.append(standIn(place));
			return part.end();
		}
		int dot = dotAfter(sql, part.end());
		if (dot < 0 || text.toString().stripTrailing().endsWith(".")) {
			text.append(name);
			return part.end();
		}
		if (isSearched(place)) {
			return dot + 1;
		}
		text.append(standIn(place));
		return part.end();
	}

	private static boolean isSchema(String name, StringBuilder before) {
		return !NOT_NAMES.contains(name.toLowerCase(Locale.ROOT)) && BEFORE_SCHEMA.matcher(before).matches();
	}

	private static int dotAfter(String sql, int position) {
		int next = position;
		while (next < sql.length() && Character.isWhitespace(sql.charAt(next))) {
			next++;
		}
		return (next < sql.length() && sql.charAt(next) == '.') ? next : -1;
	}

	/** PostgreSQL names a sequence in a text. */
	private String literal(String literal, StringBuilder before) {
		if (COMPOSING.matcher(before).lookingAt()) {
			String composed = literal.substring(1, literal.length() - 1).replace("''", "'");
			return "'" + of(composed).replace("'", "''") + "'";
		}
		Matcher qualified = QUALIFIED_TEXT.matcher(literal);
		if (!qualified.matches() || !REFERENCE.matcher(before).matches()) {
			return literal;
		}
		Place place = place(qualified.group(1));
		if (place == null) {
			return literal;
		}
		return isSearched(place) ? "'" + qualified.group(2) + "'"
				: "'" + standIn(place) + "." + qualified.group(2) + "'";
	}

	private boolean isSearched(Place place) {
		return this.searched && place.qualifier() == null;
	}

	private String standIn(Place place) {
		return this.engine.sql(this.engine.identifier(place.catalogName()));
	}

	private @Nullable Place place(String name) {
		boolean quoted = name.startsWith("\"") || name.startsWith("`");
		Identifier identifier = quoted ? this.engine.identifier(name.substring(1, name.length() - 1))
				: this.engine.unquoted(name);
		Optional<Place> place = this.scope.live(this.engine.catalogName(identifier));
		return place.orElse(null);
	}

}
