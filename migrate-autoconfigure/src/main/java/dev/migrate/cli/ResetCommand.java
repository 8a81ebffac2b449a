package dev.migrate.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.DropResult;
import dev.migrate.MigrateRequest;
import dev.migrate.MigrateResult;
import dev.migrate.MigrationService;
import dev.migrate.execution.DataLoss;
import dev.migrate.execution.MigrationProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code migrate reset}: begins the database anew.
 */
@Command(name = "reset",
		description = { "Begin anew: back up the database, drop what the changelog has made and nothing else, "
				+ "run all revisions.", "Asks before it drops, and refuses where nobody can be asked." },
		footer = { "  java -jar app.jar migrate reset", "  java -jar app.jar migrate reset --force --seed" })
class ResetCommand extends AbstractCommand {

	@Mixin
	Confirmation confirmation = new Confirmation();

	@Option(names = { "-f", "--force" }, description = "The same as --yes.")
	boolean force;

	@Option(names = "--seed", description = "Put in the rows that the application begins with, as 'migrate seed' does.")
	boolean seed;

	@Option(names = "--no-backup", description = "Make no backup first.")
	boolean noBackup;

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	ResetCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		MigrationService service = this.session.service();
		this.confirmation.yes |= this.force;
		List<DataLoss> losses = service.planDrop();
		if (!losses.isEmpty() && !this.confirmation.confirmed(this.session, this.json, losses,
				"Everything that the changelog has made is dropped:", "Drop it and run all revisions?")) {
			this.session.hint("Nothing has been dropped.");
			return ExitCode.FAILED;
		}
		Path saved = this.noBackup ? null : BackupOption.always().run(this.session, service, this.json);
		DropResult dropped = service.drop();
		if (this.json) {
			printJson(service, dropped, saved);
			return ExitCode.DONE;
		}
		dropped.dropped().forEach((line) -> this.session.print("    " + this.session.palette().red("- " + line)));
		ProgressPrinter printer = ProgressPrinter.running(this.session,
				"Apply all migrations: " + this.session.label(service));
		service.migrate(new MigrateRequest(null, printer));
		printer.end("No migrations to apply.");
		if (this.seed) {
			SeedCommand.print(this.session, service.seed());
		}
		return ExitCode.DONE;
	}

	private void printJson(MigrationService service, DropResult dropped, @Nullable Path saved) {
		Map<String, Object> json = new LinkedHashMap<>();
		BackupOption.add(saved, json);
		json.put("dropped", dropped.dropped());
		MigrateResult migrated = service.migrate(new MigrateRequest(null, MigrationProgress.SILENT));
		json.put("applied", migrated.applied());
		if (this.seed) {
			json.put("seeded", SeedCommand.json(service.seed()));
		}
		this.session.print(json);
	}

}
