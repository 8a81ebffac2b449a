package dev.migrate.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user of MariaDB must not do, from what the server says has been granted, roles
 * that are in use included.
 */
final class MariaDbPrivileges {

	private static final Pattern GRANT = Pattern.compile("GRANT (.+?) ON (?:`((?:[^`]|``)+)`|(\\*))\\.\\* TO .*");

	/** What revisions do with what they have made. */
	private static final List<String> NEEDED = List.of("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER",
			"DROP", "INDEX", "REFERENCES");

	private static final List<String> NEEDED_BY_SHADOWS = List.of("CREATE", "ALTER", "DROP", "INDEX", "REFERENCES");

	private MariaDbPrivileges() {
	}

	static List<String> missing(Connection connection, String schema) throws SQLException {
		List<String> grants = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("show grants")) {
			while (rows.next()) {
				grants.add(rows.getString(1));
			}
		}
		return missing(grants, schema);
	}

	static List<String> missing(List<String> grants, String schema) {
		List<String> words = new ArrayList<>();
		List<String> here = without(grants, schema, NEEDED);
		if (!here.isEmpty()) {
			words.add("no " + String.join(", ", here) + " on database " + schema
					+ ": revisions that need it cannot run there");
		}
		if (!without(grants, "migrate_shadow_1", NEEDED_BY_SHADOWS).isEmpty()) {
			words.add(
					"not all privileges on databases called migrate_shadow_…: nothing can be tried out, so no revision "
							+ "can be written here");
		}
		return words;
	}

	private static List<String> without(List<String> grants, String database, List<String> needed) {
		Set<String> missing = new LinkedHashSet<>(needed);
		for (String grant : grants) {
			Matcher matcher = GRANT.matcher(grant);
			if (matcher.matches() && (matcher.group(3) != null || isLike(database, matcher.group(2)))) {
				List<String> granted = Arrays.asList(matcher.group(1).split(", ?"));
				missing.removeIf((privilege) -> granted.contains(privilege) || granted.contains("ALL PRIVILEGES"));
			}
		}
		return List.copyOf(missing);
	}

	/** Names in grants are patterns. */
	private static boolean isLike(String database, String pattern) {
		StringBuilder regex = new StringBuilder();
		String unquoted = pattern.replace("``", "`");
		for (int i = 0; i < unquoted.length(); i++) {
			char c = unquoted.charAt(i);
			if (c == '\\' && i + 1 < unquoted.length()) {
				i++;
				regex.append(Pattern.quote(String.valueOf(unquoted.charAt(i))));
			}
			else {
				regex.append((c == '%') ? ".*" : (c == '_') ? "." : Pattern.quote(String.valueOf(c)));
			}
		}
		return Pattern.matches(regex.toString(), database);
	}

}
