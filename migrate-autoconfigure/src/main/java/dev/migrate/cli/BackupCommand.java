package dev.migrate.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.BackupResult;
import dev.migrate.MigrationService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate backup}: saves the database.
 */
@Command(name = "backup",
		description = { "Save the whole database in a file, with the engine's own means.",
				"PostgreSQL needs pg_dump, MariaDB mariadb-dump, at least as new as the server.",
				"Tenants who have databases of their own are saved as well, in a file each." },
		footer = { "  java -jar app.jar migrate backup", "  java -jar app.jar migrate backup --list" })
class BackupCommand extends AbstractCommand {

	@Parameters(arity = "0..1", paramLabel = "FILE",
			description = "A file that does not exist yet. Default: one named after the time in "
					+ "app.migrate.backup.directory.")
	@Nullable Path file;

	@Option(names = "--list", description = "List the backups that there are, the newest first, and make none.")
	boolean list;

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	BackupCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		MigrationService service = this.session.service();
		if (this.list) {
			list(service.backups());
			return ExitCode.DONE;
		}
		TenantBackups tenants = service.hasTenants() ? new TenantBackups(this.session, service, this.json) : null;
		BackupResult result = (tenants != null) ? tenants.save(this.file)
				: BackupOption.save(this.session, service, this.file, this.json);
		if (this.json) {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("file", result.file().toString());
			json.put("bytes", result.bytes());
			if (tenants != null) {
				json.put("tenants", tenants.json());
			}
			this.session.print(json);
		}
		return ExitCode.DONE;
	}

	private void list(List<Path> backups) {
		if (this.json) {
			this.session.print(Map.of("backups", backups.stream().map(Path::toString).toList()));
			return;
		}
		backups.forEach((backup) -> this.session.print(backup.toString()));
		if (backups.isEmpty()) {
			this.session.hint("There are no backups yet.");
		}
	}

}
