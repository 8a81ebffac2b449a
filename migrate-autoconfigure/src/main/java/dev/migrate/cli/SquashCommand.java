package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.MigrationService;
import dev.migrate.SquashRequest;
import dev.migrate.SquashResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate squash}: makes one revision of several.
 */
@Command(name = "squash",
		description = { "Write one revision in place of several, once it is proven to make the same.",
				"Databases that have run all of them count as having run it." },
		footer = { "  java -jar app.jar migrate squash", "  java -jar app.jar migrate squash 20260101:20261121_02" })
class SquashCommand extends AbstractCommand {

	@Parameters(arity = "0..1", paramLabel = "FROM:TO", defaultValue = "base:head",
			description = "The revisions behind FROM, up to TO; all of them unless a range is named.")
	String range = "base:head";

	@Option(names = { "-m", "--message" }, paramLabel = "MSG", description = "What the revision is for.")
	@Nullable String message;

	@Option(names = "--dry-run", description = "Prove it, and write nothing.")
	boolean dryRun;

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	SquashCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		MigrationService service = this.session.service();
		SquashResult result = service
			.squash(SquashRequest.of(this.range).withMessage(this.message).withDryRun(this.dryRun));
		if (this.json) {
			this.session.print(json(result));
			return ExitCode.DONE;
		}
		this.session.print("Squashing " + this.session.label(service));
		result.replaced().forEach((revision) -> this.session.print("    - " + revision));
		this.session.print("    + " + result.revision());
		if (result.written()) {
			this.session.hint("The revisions are kept in " + result.copies() + ".");
			this.session.hint("Next: commit both. Databases that have run a part of them have to run the rest first.");
		}
		else {
			this.session.hint("Nothing was written: this was a dry run.");
		}
		return ExitCode.DONE;
	}

	private static Map<String, Object> json(SquashResult result) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("revision", result.revision());
		json.put("file", result.file().toString());
		json.put("written", result.written());
		json.put("replaced", result.replaced());
		json.put("copies", (result.copies() != null) ? result.copies().toString() : null);
		return json;
	}

}
