package dev.migrate;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migrate.failure.MigrationException;

/**
 * Some of a database's tenants could not be migrated; the others have been.
 */
public class TenantsFailedException extends MigrationException {

	private final List<String> tenants;

	TenantsFailedException(String database, int all, Map<String, RuntimeException> failures) {
		super(message(all, failures), action(database, failures.keySet().iterator().next()),
				failures.values().iterator().next());
		this.tenants = List.copyOf(failures.keySet());
	}

	private static String message(int all, Map<String, RuntimeException> failures) {
		return failures.size() + " of " + all + " tenants could not be migrated:" + failures.entrySet()
			.stream()
			.map((failure) -> System.lineSeparator() + "  " + failure.getKey() + ": " + failure.getValue().getMessage())
			.collect(Collectors.joining());
	}

	private static String action(String database, String tenant) {
		return "The others have been migrated. Correct what is said of each, and repeat it alone: 'migrate"
				+ (database.equals("default") ? "" : " --database " + database) + " --tenant " + tenant + "'.";
	}

	/**
	 * The ids of the tenants that could not be migrated.
	 */
	public List<String> tenants() {
		return this.tenants;
	}

}
