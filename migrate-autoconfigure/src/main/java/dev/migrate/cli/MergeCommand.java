package dev.migrate.cli;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate merge}: makes branches meet.
 */
@Command(name = "merge",
		description = { "Write a revision that follows several branches.",
				"Their order is that of their names; it is tried before the revision is written." },
		footer = "  java -jar app.jar migrate merge -m \"Merge phone and fax\"")
class MergeCommand extends AbstractCommand {

	@Parameters(arity = "0..*", paramLabel = "REV",
			description = "The revisions in which the branches end; all of them unless some are named.")
	List<String> revisions = new ArrayList<>();

	@Option(names = { "-m", "--message" }, paramLabel = "MSG", description = "What the revision is for.")
	@Nullable String message;

	@Option(names = "--dry-run", description = "Try the order, and write nothing.")
	boolean dryRun;

	@Option(names = { "--no-input", "--noinput" }, description = "Ask nothing: the revision names the branches.")
	boolean noInput;

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	MergeCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		return new MergeFlow(this.session, this.json, this.noInput).run(this.message, this.revisions, this.dryRun);
	}

}
