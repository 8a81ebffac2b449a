package dev.migrate.changelog;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import liquibase.change.Change;
import liquibase.change.core.RawSQLChange;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import org.jspecify.annotations.Nullable;

/**
 * The change that generated SQL was made of. It is noted in a comment, because nothing
 * but a database understands SQL: without it, nobody could tell on another engine what
 * the revision does.
 */
public final class NotedChange {

	private static final String PLAIN = "-- Change: ";

	private static final String QUOTED = "-- Change, names quoted: ";

	private static final Pattern NOTE = Pattern.compile("^-- Change(, names quoted)?: (\\{.*\\})\\R?",
			Pattern.MULTILINE);

	private NotedChange() {
	}

	/**
	 * The comment, or null for a change that is SQL anyway.
	 */
	static @Nullable String note(ChangeNode change, boolean quoted) {
		return change.name().equals("sql") ? null : (quoted ? QUOTED : PLAIN) + Json.compact(change.toMap());
	}

	/**
	 * The change that SQL was made of, if it says so.
	 */
	public static Optional<Change> read(Change change) {
		String sql = (change instanceof RawSQLChange raw) ? raw.getSql() : null;
		Matcher note = NOTE.matcher((sql != null) ? sql : "");
		if (!note.find()) {
			return Optional.empty();
		}
		Map<String, Object> noted = new Yaml(new SafeConstructor(new LoaderOptions())).load(note.group(2));
		return noted.entrySet()
			.stream()
			.findFirst()
			.map((entry) -> LiquibaseChanges.create(entry.getKey(), entry.getValue(), note.group(1) != null));
	}

}
