package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
		RevisionLines lines = new RevisionLines(this.session.service().status());
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
			this.session.print(lines.name(id));
			children.forEach((child) -> this.session.print("             -> " + lines.name(child)));
		});
		if (branches.isEmpty()) {
			this.session.hint("There are no branches.");
		}
		return ExitCode.DONE;
	}

}
