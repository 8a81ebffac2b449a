package dev.migrate.cli;

import dev.migrate.LintRequest;
import dev.migrate.LintResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate lint}: what is dangerous about revisions.
 */
@Command(name = "lint",
		description = { "Look revisions through for what is dangerous on a database that is in use.",
				"Looks at what is pending, or at the newest revision where nothing is; base:head means all of them.",
				"Says for each finding how to do the same safely. Exits with 1 if there are any." },
		footer = { "  java -jar app.jar migrate lint", "  java -jar app.jar migrate lint head --dialect postgresql" })
class LintCommand extends DatabasesCommand {

	@Parameters(arity = "0..1", paramLabel = "REV | FROM:TO", converter = RevisionConverter.class,
			description = "A revision, or the revisions behind FROM, up to TO.")
	@Nullable String range;

	@Option(names = "--dialect", paramLabel = "DBMS",
			description = "Look without a connection, for postgresql, mariadb, h2, …; all tables count as large.")
	@Nullable String dialect;

	LintCommand(CommandSession session) {
		super(session);
	}

	@Override
	int run() {
		LintResult result = this.session.service().lint(LintRequest.of(this.range).withDialect(this.dialect));
		if (this.json) {
			this.session.print(FindingListing.json(result));
		}
		else {
			print(result);
		}
		return result.isEmpty() ? ExitCode.DONE : ExitCode.NO;
	}

	private void print(LintResult result) {
		if (this.verbose && !result.revisions().isEmpty()) {
			this.session.print("Looked through " + String.join(", ", result.revisions()) + " for "
					+ String.join(", ", result.engines()) + ".");
		}
		if (result.isEmpty()) {
			this.session.print(result.revisions().isEmpty() ? "There are no revisions."
					: "Nothing dangerous found in " + String.join(", ", result.revisions()) + ".");
		}
		else {
			new FindingListing(this.session).print(result);
			this.session.hint("Next: do it the safe way, or say in the change set why it is safe here: "
					+ "'comment: lint:ignore CODE reason'.");
		}
	}

	@Override
	String verboseWords() {
		return "Say which revisions were looked through, and for which engines.";
	}

}
