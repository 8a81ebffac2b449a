package dev.migrate.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.DropResult;
import dev.migrate.MigrationService;
import dev.migrate.RemoveResult;
import dev.migrate.execution.DataLoss;
import dev.migrate.failure.MigrationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code migrate delete}: begins without revisions.
 */
@Command(name = "delete",
		description = {
				"Back up the database and the revisions, and remove both: what the changelog has made, "
						+ "its history, the files of the revisions and what was built from them.",
				"Asks first, and refuses where nobody can be asked." },
		footer = { "  java -jar app.jar migrate delete", "  java -jar app.jar migrate delete --yes" })
class DeleteCommand extends AbstractCommand {

	@Mixin
	Confirmation confirmation = new Confirmation();

	@Option(names = { "-f", "--force" }, description = "The same as --yes.")
	boolean force;

	@Option(names = "--no-backup", description = "Make no backup of the database. Revisions are kept all the same.")
	boolean noBackup;

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	DeleteCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		MigrationService service = this.session.service();
		if (service.hasTenants() || this.session.ofTenant()) {
			throw new MigrationException("'migrate delete' removes the revisions, which are those of all tenants.",
					"Undo them for each tenant with '" + this.session.command("migrate zero")
							+ " --tenant ID', then delete their files.");
		}
		this.confirmation.yes |= this.force;
		int revisions = service.removableRevisions().size();
		List<DataLoss> losses = service.planDrop();
		String heading = "All revisions (" + revisions + ") and everything that they have made are removed:";
		if (!this.confirmation.confirmed(this.session, this.json, losses, heading, "Remove both?")) {
			this.session.hint("Nothing has been removed.");
			return ExitCode.FAILED;
		}
		Path saved = this.noBackup ? null : BackupOption.always().run(this.session, service, this.json);
		DropResult dropped = service.drop();
		RemoveResult removed = service.removeRevisions();
		if (this.json) {
			this.session.print(json(dropped, removed, saved));
			return ExitCode.DONE;
		}
		dropped.dropped().forEach((line) -> this.session.print("    " + this.session.palette().red("- " + line)));
		removed.removed().forEach((file) -> this.session.print("Removed " + file));
		if (removed.copies() != null) {
			this.session.print("  " + removed.copies());
		}
		this.session.hint("Next: write a first revision with '" + this.session.command("makemigrations -m \"Initial\"")
				+ "', then '" + this.session.command("migrate") + "'.");
		return ExitCode.DONE;
	}

	private static Map<String, Object> json(DropResult dropped, RemoveResult removed, @Nullable Path saved) {
		Map<String, Object> json = new LinkedHashMap<>();
		BackupOption.add(saved, json);
		json.put("dropped", dropped.dropped());
		json.put("removed", removed.removed().stream().map(Path::toString).toList());
		json.put("copies", (removed.copies() != null) ? removed.copies().toString() : null);
		return json;
	}

}
