package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.MigrationService;
import dev.migrate.SqlRequest;
import dev.migrate.StampRequest;
import dev.migrate.StampResult;
import dev.migrate.diff.NameDifference;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.failure.MigrationException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
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
		footer = { "  java -jar app.jar migrate stamp", "  java -jar app.jar migrate stamp 20261121_020355",
				"  java -jar app.jar migrate stamp --align-names" })
class StampCommand extends AbstractCommand {

	private static final Log logger = LogFactory.getLog(StampCommand.class);

	@Parameters(arity = "0..1", paramLabel = "REV", defaultValue = "head", converter = RevisionConverter.class,
			description = { "The newest revision that counts as applied: its id, the beginning of its id, head, "
					+ "current for what has run, or base for none.", "Default: ${DEFAULT-VALUE}" })
	String revision = "head";

	@Option(names = "--purge", description = "Forget what has run but no file explains any more.")
	boolean purge;

	@Option(names = "--align-names",
			description = { "Rename constraints and indexes that do what those of the revisions do under another name.",
					"For a database that had its tables before its first revision." })
	boolean alignNames;

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
		if (this.sql && this.alignNames) {
			throw new MigrationException("A script does not know the names in the database: --align-names with --sql.",
					"Print the history's part with --sql, and let migrate stamp " + this.revision
							+ " --align-names do the rest.");
		}
		if (this.sql) {
			this.session.printSql(service
				.sql(new SqlRequest(this.purge ? SqlRequest.Operation.STAMP_AND_PURGE : SqlRequest.Operation.STAMP,
						this.revision)
					.withDialect(dialect)), this.json);
			return ExitCode.DONE;
		}
		if (this.json) {
			Map<String, Object> json = json(service.stamp(request(MigrationProgress.SILENT)));
			json.put(this.alignNames ? "renamed" : "otherNames",
					(this.alignNames ? service.alignNames() : otherNames(service)).stream()
						.map(StampCommand::json)
						.toList());
			this.session.print(json);
			return ExitCode.DONE;
		}
		ProgressPrinter printer = ProgressPrinter
			.faking(this.session, "Stamp " + this.revision + ": " + this.session.label(service))
			.verbose(this.verbose);
		if (this.verbose) {
			printer.planned(service.status());
		}
		StampResult result = service.stamp(request(printer));
		result.forgotten().forEach((row) -> printer.print("Forgetting change set " + row + "... OK"));
		printer.end("No migrations to stamp.");
		if (this.alignNames) {
			service.alignNames()
				.forEach((name) -> printer.print("Renaming " + name.what() + " to " + name.wanted() + "... OK"));
		}
		else {
			warn(otherNames(service));
		}
		return ExitCode.DONE;
	}

	/** A database in which nothing can be tried out is stamped all the same. */
	private static List<NameDifference> otherNames(MigrationService service) {
		try {
			return service.otherNames();
		}
		catch (MigrationException ex) {
			logger.debug("Nothing is known about the names of constraints", ex);
			return List.of();
		}
	}

	private void warn(List<NameDifference> others) {
		if (!others.isEmpty()) {
			this.session.hint(this.session.palette().yellow("warning:")
					+ " These have other names here than in the revisions, which would not find them:");
			others.forEach((other) -> this.session.hint("    " + other.what() + ": " + other.wanted()));
			this.session.hint("Next: " + this.session.command("migrate stamp " + this.revision) + " --align-names");
		}
	}

	private StampRequest request(MigrationProgress progress) {
		return new StampRequest(this.revision, this.purge, progress);
	}

	private static Map<String, String> json(NameDifference name) {
		Map<String, String> json = new LinkedHashMap<>();
		json.put("table", name.table().toString());
		json.put("name", name.present().toString());
		json.put("wanted", name.wanted().toString());
		return json;
	}

	private static Map<String, Object> json(StampResult result) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("applied", result.applied());
		json.put("unapplied", result.unapplied());
		json.put("forgotten", result.forgotten());
		return json;
	}

	@Override
	String verboseWords() {
		return "List what each revision would have done.";
	}

}
