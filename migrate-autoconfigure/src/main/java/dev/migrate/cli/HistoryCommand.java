package dev.migrate.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code migrate history}: lists the revisions as Alembic does, the newest first.
 */
@Command(name = "history",
		description = { "List the revisions, the newest first.",
				"Each line says what it follows: <base> -> 20261121_020355_initial (head), initial" },
		footer = "  java -jar app.jar migrate history -i")
class HistoryCommand extends AbstractCommand {

	@Option(names = { "-i", "--indicate-current" }, description = "Mark where the database is.")
	boolean indicateCurrent;

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	HistoryCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		MigrationStatus status = this.session.service().status();
		RevisionLines lines = new RevisionLines(status);
		List<RevisionStatus> newestFirst = new ArrayList<>(status.revisions());
		Collections.reverse(newestFirst);
		if (this.json) {
			this.session.print(Map.of("revisions", newestFirst.stream().map(lines::json).toList()));
			return ExitCode.DONE;
		}
		List<String> current = lines.current().stream().map(RevisionStatus::id).toList();
		for (RevisionStatus revision : newestFirst) {
			String mark = (this.indicateCurrent && current.contains(revision.id())) ? " (current)" : "";
			if (this.verbose) {
				new RevisionBlock(this.session, lines).print(revision, mark);
			}
			else {
				String message = (revision.message() != null) ? ", " + revision.message() : "";
				String follows = revision.repeatable() ? "" : lines.parents(revision.id()) + " -> ";
				this.session.print(follows + lines.name(revision.id(), this.session.palette()) + mark + message);
			}
		}
		if (newestFirst.isEmpty()) {
			this.session.hint("There are no revisions yet: '" + this.session.command("makemigrations")
					+ "' writes the first one.");
		}
		return ExitCode.DONE;
	}

	@Override
	String verboseWords() {
		return "Say where each is, and when it was written and applied.";
	}

}
