package dev.migrate.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.migrate.MigrationService;
import dev.migrate.execution.DataLoss;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate restore}: brings back what a backup has saved.
 */
@Command(name = "restore",
		description = { "Make the database what it was when a backup was made.",
				"What has been there since is lost: asks, and refuses where nobody can be asked." },
		footer = { "  java -jar app.jar migrate restore", "  java -jar app.jar migrate restore 20261121_0203 --yes" })
class RestoreCommand extends AbstractCommand {

	@Parameters(arity = "0..1", paramLabel = "FILE",
			description = "A file, or the beginning of the name of a backup. Default: the newest one.")
	@Nullable String backup;

	@Mixin
	Confirmation confirmation = new Confirmation();

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	RestoreCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		MigrationService service = this.session.service();
		String found = service.findBackup(this.backup).toString();
		List<DataLoss> contents = this.confirmation.yes() ? List.of() : service.contents();
		if (!contents.isEmpty() && !this.confirmation.confirmed(this.session, this.json, contents,
				"Everything in the database gives way to the backup:", "Restore it?")) {
			this.session.hint("Nothing has been restored.");
			return ExitCode.FAILED;
		}
		if (this.json) {
			this.session.print(Map.of("restored", service.restore(found).toString()));
			return ExitCode.DONE;
		}
		Path file = Waiting.during(this.session, "Restoring " + this.session.label(service) + "...",
				() -> service.restore(found));
		this.session.print(this.session.palette().green(" OK"));
		this.session.print("  " + file);
		if (service.hasTenants() && !service.tenantsApart().isEmpty()) {
			this.session.hint("These tenants are in databases of their own, which are as they were: "
					+ String.join(", ", service.tenantsApart()) + ". One of them: '"
					+ this.session.command("migrate restore") + " --tenant ID'.");
		}
		this.session.hint("Next: 'showmigrations' says which revisions it has.");
		return ExitCode.DONE;
	}

}
