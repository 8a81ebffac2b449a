package dev.migrate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migrate.BackupResult;
import dev.migrate.MigrationService;
import dev.migrate.failure.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Saves a database that has tenants: itself, and those who are not in it. One who cannot
 * be saved does not keep the others from it.
 */
final class TenantBackups {

	private final CommandSession session;

	private final MigrationService service;

	private final boolean quiet;

	private final Map<String, BackupResult> saved = new LinkedHashMap<>();

	private final Map<String, String> failures = new LinkedHashMap<>();

	TenantBackups(CommandSession session, MigrationService service, boolean quiet) {
		this.session = session;
		this.service = service;
		this.quiet = quiet;
	}

	/**
	 * Makes the backups.
	 * @param file the file for the database, or null for one that is named after the time
	 * @return that of the database
	 * @throws MigrationException once all have had their turn, if it has failed for some
	 */
	BackupResult save(@Nullable Path file) {
		List<String> apart = this.service.tenantsApart();
		if (file != null && !apart.isEmpty()) {
			throw new MigrationException(
					"One file cannot hold the tenants " + String.join(", ", apart)
							+ ", who are in databases of their own.",
					"Leave the file out, so that each gets one, or name one of them: --tenant ID.");
		}
		BackupResult own = BackupOption.save(this.session, this.service, file, this.quiet);
		for (String tenant : apart) {
			try {
				this.saved.put(tenant, BackupOption.save(this.session, this.service.tenant(tenant), null, this.quiet));
			}
			catch (MigrationException ex) {
				this.failures.put(tenant, ex.getMessage());
			}
		}
		summarize(apart);
		if (!this.failures.isEmpty()) {
			throw new MigrationException(
					this.failures.size() + " of " + this.service
						.tenants()
						.size() + " tenants could not be saved:"
							+ this.failures.entrySet()
								.stream()
								.map((failure) -> System.lineSeparator() + "  " + failure.getKey() + ": "
										+ failure.getValue())
								.collect(Collectors.joining()),
					"The others have been. Correct what is said of each, and save it alone: '"
							+ this.session.command("migrate backup") + " --tenant "
							+ this.failures.keySet().iterator().next() + "'.");
		}
		return own;
	}

	private void summarize(List<String> apart) {
		if (!this.quiet) {
			int within = this.service.tenants().size() - apart.size();
			String inIt = (within > 0) ? ", which " + within + ((within == 1) ? " tenant is" : " tenants are") + " in"
					: "";
			this.session.print("Saved the database" + inIt + (apart.isEmpty() ? "."
					: ", and " + this.saved.size() + " of " + apart.size() + " in databases of their own."));
		}
	}

	/**
	 * The backups of those who are not in the database, as data.
	 */
	List<Map<String, Object>> json() {
		List<Map<String, Object>> list = new ArrayList<>();
		this.saved.forEach((tenant, backup) -> {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("tenant", tenant);
			json.put("file", backup.file().toString());
			json.put("bytes", backup.bytes());
			list.add(json);
		});
		return list;
	}

}
