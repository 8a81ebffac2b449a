package dev.migrate.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import dev.migrate.BackupResult;
import dev.migrate.MigrationService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Whether to save the database before it is changed.
 */
final class BackupOption {

	@Option(names = "--backup", description = "Save the database first, as 'migrate backup' does.")
	boolean wanted;

	/**
	 * For a command that always does.
	 */
	static BackupOption always() {
		BackupOption option = new BackupOption();
		option.wanted = true;
		return option;
	}

	/**
	 * Saves the database, with its tenants, if that is wanted.
	 * @param quiet whether only data may be printed
	 * @return the file, or null if that is not wanted
	 */
	@Nullable Path run(CommandSession session, MigrationService service, boolean quiet) {
		if (!this.wanted) {
			return null;
		}
		BackupResult result = service.hasTenants() ? new TenantBackups(session, service, quiet).save(null)
				: save(session, service, null, quiet);
		return result.file();
	}

	/**
	 * Says in JSON where the database was saved.
	 */
	static void add(@Nullable Path backup, Map<String, Object> json) {
		if (backup != null) {
			json.put("backup", backup.toString());
		}
	}

	/**
	 * Saves the database, and says so.
	 * @param quiet whether only data may be printed
	 */
	static BackupResult save(CommandSession session, MigrationService service, @Nullable Path file, boolean quiet) {
		if (quiet) {
			return service.backup(file);
		}
		BackupResult result = Waiting.during(session, "Backing up " + session.label(service) + "...",
				() -> service.backup(file));
		session.print(session.palette().green(" OK") + " (" + size(result.bytes()) + ")");
		session.print("  " + result.file());
		return result;
	}

	static String size(long bytes) {
		if (bytes < 1000) {
			return bytes + ((bytes == 1) ? " byte" : " bytes");
		}
		double size = bytes / 1000.0;
		String[] units = { "kB", "MB", "GB", "TB" };
		int unit = 0;
		while (size >= 1000 && unit < units.length - 1) {
			size /= 1000;
			unit++;
		}
		return String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
	}

}
