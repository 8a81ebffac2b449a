package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.MigrationService;
import dev.migrate.SqlRequest;
import dev.migrate.StampRequest;
import dev.migrate.StampResult;
import dev.migrate.execution.MigrationProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate stamp}: marks revisions without running them.
 */
@Command(name = "stamp",
		description = { "Make the history say that the database is at a revision, and run nothing.",
				"For a database that already has what the revisions make." },
		footer = { "  java -jar app.jar migrate stamp", "  java -jar app.jar migrate stamp 20261121_020355" })
class StampCommand extends AbstractCommand {

	@Parameters(arity = "0..1", paramLabel = "REV", defaultValue = "head", converter = RevisionConverter.class,
			description = { "The newest revision that counts as applied: its id, the beginning of its id, head, "
					+ "or base for none.", "Default: ${DEFAULT-VALUE}" })
	String revision = "head";

	@Option(names = "--purge", description = "Forget what has run but no file explains any more.")
	boolean purge;

	@Option(names = "--sql", description = "Print the SQL, history included, and run nothing.")
	boolean sql;

	@Mixin
	DialectOption dialect = new DialectOption();

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	StampCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		MigrationService service = this.session.service();
		String dialect = this.dialect.name(this.sql);
		if (this.sql) {
			this.session.printScript(service
				.sql(new SqlRequest(this.purge ? SqlRequest.Operation.STAMP_AND_PURGE : SqlRequest.Operation.STAMP,
						this.revision)
					.withDialect(dialect)));
			return ExitCode.DONE;
		}
		if (this.json) {
			this.session.print(json(service.stamp(request(MigrationProgress.SILENT))));
			return ExitCode.DONE;
		}
		ProgressPrinter printer = ProgressPrinter.faking(this.session,
				"Stamp " + this.revision + ": " + this.session.label(service));
		StampResult result = service.stamp(request(printer));
		result.forgotten().forEach((row) -> printer.print("Forgetting change set " + row + "... OK"));
		printer.end("No migrations to stamp.");
		return ExitCode.DONE;
	}

	private StampRequest request(MigrationProgress progress) {
		return new StampRequest(this.revision, this.purge, progress);
	}

	private static Map<String, Object> json(StampResult result) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("applied", result.applied());
		json.put("unapplied", result.unapplied());
		json.put("forgotten", result.forgotten());
		return json;
	}

}
