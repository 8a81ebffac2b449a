package dev.migrate;

import java.util.LinkedHashMap;
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
		super(message(all, failures), action(database, all, failures), failures.values().iterator().next());
		this.tenants = List.copyOf(failures.keySet());
	}

	private static String message(int all, Map<String, RuntimeException> failures) {
		return failures.size() + " of " + all + " tenants could not be migrated:" + failures.entrySet()
			.stream()
			.map((failure) -> System.lineSeparator() + "  " + failure.getKey() + ": " + failure.getValue().getMessage())
			.collect(Collectors.joining());
	}

	private static String action(String database, int all, Map<String, RuntimeException> failures) {
		return ((failures.size() < all) ? "The others have been migrated. " : "")
				+ "Correct what is said of each, and repeat it alone: 'migrate"
				+ (database.equals("default") ? "" : " --database " + database) + " --tenant "
				+ failures.keySet().iterator().next() + "'." + advice(failures);
	}

	/**
	 * What to do for each, said once for those for whom it is the same.
	 */
	private static String advice(Map<String, RuntimeException> failures) {
		Map<String, String> tenants = new LinkedHashMap<>();
		failures.forEach((tenant, failure) -> {
			if (failure instanceof MigrationException known) {
				tenants.merge(known.getAction(), tenant, (before, next) -> before + ", " + next);
			}
		});
		return tenants.entrySet()
			.stream()
			.map((advice) -> System.lineSeparator() + "  " + advice.getValue() + ": "
					+ advice.getKey().replaceAll("\\R", "$0    "))
			.collect(Collectors.joining());
	}

	/**
	 * The ids of the tenants that could not be migrated.
	 */
	public List<String> tenants() {
		return this.tenants;
	}

}
