package dev.migrate.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * SQL that lets a user do what the database has refused it, found by the words in which
 * it has.
 */
final class Grants {

	private static final Pattern POSTGRESQL = Pattern
		.compile("(permission denied for|must be owner of) (schema|table|relation|view|sequence|function|type|database|"
				+ "foreign table|materialized view) (\\S+)");

	private static final Pattern MARIADB = Pattern
		.compile("([A-Z][A-Z ]*?) command denied to user '([^']*)'@'([^']*)' for table (?:`([^`]*)`\\.)?");

	private static final Pattern MARIADB_DATABASE = Pattern
		.compile("Access denied for user '([^']*)'@'([^']*)' to database '([^']*)'");

	private Grants() {
	}

	static @Nullable String postgreSql(String refusal, String user) {
		Matcher matcher = POSTGRESQL.matcher(refusal);
		if (!matcher.find()) {
			return null;
		}
		String kind = matcher.group(2).equals("relation") ? "table" : matcher.group(2);
		String name = matcher.group(3);
		if (matcher.group(1).startsWith("must")) {
			return "alter " + kind + " " + name + " owner to " + user;
		}
		return switch (kind) {
			case "schema" -> "grant usage, create on schema " + name + " to " + user;
			case "database" -> "grant create, temporary on database " + name + " to " + user;
			case "sequence", "function", "type" -> "grant all on " + kind + " " + name + " to " + user;
			default -> "grant all on table " + name + " to " + user;
		};
	}

	static @Nullable String mariaDb(String refusal) {
		Matcher database = MARIADB_DATABASE.matcher(refusal);
		if (database.find()) {
			return "grant all on `" + database.group(3) + "`.* to '" + database.group(1) + "'@'" + database.group(2)
					+ "'";
		}
		Matcher table = MARIADB.matcher(refusal);
		if (!table.find()) {
			return null;
		}
		String place = (table.group(4) != null) ? "`" + table.group(4) + "`.*" : "<database>.*";
		return "grant " + table.group(1).toLowerCase(Locale.ROOT) + " on " + place + " to '" + table.group(2) + "'@'"
				+ table.group(3) + "'";
	}

	static String h2(String refusal, String user) {
		return refusal.contains("Admin rights") ? "alter user " + user + " admin true"
				: "grant alter any schema to " + user;
	}

}
