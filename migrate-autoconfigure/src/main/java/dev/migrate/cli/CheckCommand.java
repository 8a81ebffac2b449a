package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.CheckResult;
import dev.migrate.LintRequest;
import dev.migrate.LintResult;
import dev.migrate.MigrationService;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code migrate check}: whether a revision has to be written or run.
 */
@Command(name = "check",
		description = { "Ask whether entities, changelog and database agree.",
				"Exits with 0 if they do and with 1 if a revision has to be written or run." },
		footer = { "  java -jar app.jar migrate check", "  java -jar app.jar migrate check --lint" })
class CheckCommand extends DatabasesCommand {

	@Option(names = "--lint", description = "Ask as well whether what is pending is dangerous, as migrate lint.")
	boolean lint;

	CheckCommand(CommandSession session) {
		super(session);
	}

	@Override
	int run() {
		MigrationService service = this.session.service();
		CheckResult result = service.check();
		LintResult linted = this.lint ? service.lint(LintRequest.pending()) : null;
		if (this.json) {
			printJson(result, linted);
		}
		else {
			print(result);
			if (linted != null) {
				new FindingListing(this.session).print(linted);
			}
		}
		return (result.inStep() && (linted == null || linted.isEmpty())) ? ExitCode.DONE : ExitCode.NO;
	}

	private void print(CheckResult result) {
		if (result.inStep()) {
			this.session.print("No new upgrade operations detected.");
		}
		printChanges(result);
		printPending(result);
		if (!result.drift().isEmpty()) {
			this.session.print("The database is not what the changelog makes:");
			result.drift().forEach((line) -> this.session.print("    " + this.session.masked(line)));
			this.session.hint("Next: undo by hand what was done by hand, or put it into the entities as well.");
		}
		result.leftAlone().forEach((object) -> this.session.hint("Left alone: " + object));
	}

	private void printChanges(CheckResult result) {
		if (result.changes().isEmpty() && result.questions().isEmpty()) {
			return;
		}
		this.session.print("New upgrade operations detected:");
		ChangeListing.print(this.session, result.changes());
		result.questions().forEach((question) -> this.session.print("    ? " + question));
		this.session.hint("Next: write a revision with '" + this.session.command("makemigrations") + "'.");
	}

	private void printPending(CheckResult result) {
		if (result.status().upToDate()) {
			return;
		}
		this.session.print("Target database is not up to date.");
		for (RevisionStatus revision : result.status().pendingRevisions()) {
			this.session.print("    [" + revision.state().symbol() + "] " + revision.id()
					+ RevisionLines.destructive(revision.destructive(), this.session.palette()));
			if (this.verbose) {
				PendingPlan.printOperations(this.session,
						result.status()
							.pending()
							.stream()
							.filter((changeSet) -> changeSet.revision().equals(revision.id()))
							.toList(),
						"        ");
			}
		}
		this.session.hint("Next: apply what is pending with '" + this.session.command("migrate") + "'.");
	}

	private void printJson(CheckResult result, @Nullable LintResult linted) {
		List<String> pending = result.status().pendingRevisions().stream().map(RevisionStatus::id).toList();
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("inStep", result.inStep());
		json.put("changes", ChangeListing.json(this.session, result.changes()));
		json.put("questions", result.questions());
		json.put("leftAlone", result.leftAlone());
		json.put("pending", pending);
		json.put("drift", result.drift().stream().map(this.session::masked).toList());
		if (linted != null) {
			json.put("findings", FindingListing.json(linted.findings()));
		}
		this.session.print(json);
	}

	@Override
	String verboseWords() {
		return "List what the pending revisions do as well.";
	}

}
