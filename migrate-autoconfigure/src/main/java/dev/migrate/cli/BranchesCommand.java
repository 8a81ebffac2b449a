package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.execution.MigrationStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code migrate branches}: lists the revisions that several others follow.
 */
@Command(name = "branches", description = "List the revisions that several others follow.",
		footer = "  java -jar app.jar migrate branches")
class BranchesCommand extends AbstractCommand {

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	BranchesCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		MigrationStatus status = this.session.service().status();
		RevisionLines lines = new RevisionLines(status);
		Map<String, List<String>> branches = lines.graph().branches();
		if (this.json) {
			this.session.print(Map.of("branches", branches.entrySet().stream().map((branch) -> {
				Map<String, Object> json = new LinkedHashMap<>();
				json.put("id", branch.getKey());
				json.put("children", branch.getValue());
				return json;
			}).toList()));
			return ExitCode.DONE;
		}
		branches.forEach((id, children) -> {
			if (this.verbose) {
				status.revisions()
					.stream()
					.filter((revision) -> revision.id().equals(id))
					.forEach((revision) -> new RevisionBlock(this.session, lines).print(revision, ""));
			}
			else {
				this.session.print(lines.name(id, this.session.palette()));
			}
			children
				.forEach((child) -> this.session.print("             -> " + lines.name(child, this.session.palette())));
		});
		if (branches.isEmpty()) {
			this.session.hint("There are no branches.");
		}
		return ExitCode.DONE;
	}

	@Override
	String verboseWords() {
		return "Say where each is, and when it was written and applied.";
	}

}
