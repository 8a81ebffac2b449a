package dev.migrate.cli;

import java.util.List;
import java.util.Map;

import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code migrate current}: says where the database is.
 */
@Command(name = "current", description = "Say which revision the database is at.",
		footer = "  java -jar app.jar migrate current")
class CurrentCommand extends AbstractCommand {

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	CurrentCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		MigrationStatus status = this.session.service().status();
		RevisionLines lines = new RevisionLines(status);
		List<RevisionStatus> current = lines.current();
		if (this.json) {
			this.session.print(Map.of("current", current.stream().map(lines::json).toList()));
			return ExitCode.DONE;
		}
		for (RevisionStatus revision : current) {
			String partial = (revision.state() == State.PARTIAL) ? " (applied in part)" : "";
			if (this.verbose) {
				new RevisionBlock(this.session, lines).print(revision, partial);
			}
			else {
				this.session.print(lines.name(revision.id(), this.session.palette()) + partial);
			}
		}
		if (current.isEmpty()) {
			this.session.hint("Nothing has been applied yet.");
		}
		return ExitCode.DONE;
	}

	@Override
	String verboseWords() {
		return "Say where its file is, and when it was written and applied.";
	}

}
