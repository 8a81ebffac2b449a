package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migrate.MigrationService;
import dev.migrate.changelog.BranchConflict;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code migrate heads}: lists the revisions that no other follows.
 */
@Command(name = "heads",
		description = { "List the revisions that no other follows, and say what is pending.",
				"More than one: they were written on branches that have not met." },
		footer = "  java -jar app.jar migrate heads")
class HeadsCommand extends AbstractCommand {

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	HeadsCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		MigrationService service = this.session.service();
		MigrationStatus status = service.status();
		RevisionLines lines = new RevisionLines(status);
		List<RevisionStatus> heads = lines.heads();
		List<RevisionStatus> pending = status.pendingRevisions();
		if (this.json) {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("heads", heads.stream().map(lines::json).toList());
			json.put("pending", pending.stream().map(RevisionStatus::id).toList());
			json.put("conflicts", MergeFlow.json((heads.size() > 1) ? service.conflicts() : List.of()));
			this.session.print(json);
			return ExitCode.DONE;
		}
		for (RevisionStatus head : heads) {
			if (this.verbose) {
				new RevisionBlock(this.session, lines).print(head, "");
			}
			else {
				this.session.print(lines.name(head.id(), this.session.palette()));
			}
		}
		if (heads.size() > 1) {
			hintAtConflicts(service.conflicts());
		}
		if (!pending.isEmpty()) {
			this.session.hint("Pending: " + pending.stream()
				.map((revision) -> revision.id()
						+ RevisionLines.destructive(revision.destructive(), this.session.palette()))
				.collect(Collectors.joining(", ")));
		}
		return ExitCode.DONE;
	}

	private void hintAtConflicts(List<BranchConflict> conflicts) {
		conflicts.forEach((conflict) -> this.session.hint("Conflict: " + conflict.describe()));
		this.session
			.hint(conflicts.isEmpty() ? "The branches have no object in common: the next revision follows them all."
					: "Next: decide their order with '" + this.session.command("migrate merge") + "'.");
	}

	@Override
	String verboseWords() {
		return "Say where each is, and when it was written and applied.";
	}

}
