package dev.migrate.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.migrate.failure.MigrationException;

/**
 * What databases can be called.
 */
final class DatabaseNames {

	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

	private DatabaseNames() {
	}

	/**
	 * Refuses names that are none, or that cannot be told apart.
	 */
	static void verify(Set<String> names) {
		Map<String, String> seen = new LinkedHashMap<>();
		for (String name : names) {
			if (name.equals(DatabaseSettings.DEFAULT)) {
				throw new MigrationException(
						"The database 'default' is the application's own and cannot be configured under "
								+ DatabaseSettings.PREFIX + ".",
						"Configure it under app.migrate and spring.liquibase, and call the other one something else.");
			}
			if (!NAME.matcher(name).matches()) {
				throw new MigrationException(
						"'" + name + "' under " + DatabaseSettings.PREFIX + " is not a name for a database.",
						"Begin it with a letter, and go on with letters, digits, '-' and '_'.");
			}
			String same = seen.put(name.toLowerCase(Locale.ROOT).replaceAll("[-_]", ""), name);
			if (same != null) {
				throw new MigrationException(
						"Two databases under " + DatabaseSettings.PREFIX + " have one name: '" + same + "' and '" + name
								+ "'.",
						"Spell it the same everywhere. An environment variable cannot tell capitals and dashes; name the "
								+ "database in lower case and without dashes if there is one.");
			}
		}
	}

}
