package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.MergeRequest;
import dev.migrate.MergeResult;
import dev.migrate.MigrationService;
import dev.migrate.changelog.BranchConflict;
import org.jspecify.annotations.Nullable;

/**
 * What {@code merge} and {@code makemigrations --merge} have in common.
 */
final class MergeFlow {

	private final CommandSession session;

	private final boolean json;

	private final boolean asks;

	/**
	 * @param noInput whether nothing may be asked, even at a terminal
	 */
	MergeFlow(CommandSession session, boolean json, boolean noInput) {
		this.session = session;
		this.json = json;
		this.asks = session.interactive() && !json && !noInput;
	}

	int run(@Nullable String message, List<String> revisions, boolean dryRun) {
		MigrationService service = this.session.service();
		MergeRequest request = new MergeRequest(message, revisions, dryRun);
		MergeResult result = (message == null && this.asks && !dryRun) ? mergeWithMessage(service, request)
				: service.merge(request);
		if (this.json) {
			this.session.print(json(result));
		}
		else if (result.revision() == null) {
			this.session.print("No conflicts detected to merge.");
		}
		else {
			print(result, this.session.label(service));
		}
		return ExitCode.DONE;
	}

	/** Whether there is anything to be named is known after a trial. */
	private MergeResult mergeWithMessage(MigrationService service, MergeRequest request) {
		MergeResult trial = service.merge(new MergeRequest(null, request.revisions(), true));
		if (trial.revision() == null) {
			return trial;
		}
		String message = MakeMigrationsCommand.askForMessage(this.session, trial.revision());
		return service.merge(new MergeRequest(message, request.revisions(), false));
	}

	private void print(MergeResult result, String label) {
		this.session.print("Merging " + label);
		result.merged().forEach((revision) -> this.session.print("  Branch " + revision));
		result.conflicts().forEach((conflict) -> this.session.print("    ~ " + conflict.describe()));
		this.session.print("Migrations for '" + label + "':");
		this.session.print("  " + GenerationReport.relative(result.file()));
		if (!result.orderMatters().isEmpty()) {
			this.session.hint(this.session.palette().yellow("warning:") + " the order matters. The other way round:");
			result.orderMatters().forEach((line) -> this.session.hint("    " + line));
			this.session.hint("Compare such databases with '" + this.session.command("migrate drift") + "'.");
		}
		this.session.hint(result.written() ? "Next: apply it with '" + this.session.command("migrate") + "'."
				: "Nothing was written: this was a dry run.");
	}

	static List<Map<String, Object>> json(List<BranchConflict> conflicts) {
		return conflicts.stream().map((conflict) -> {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("first", conflict.first());
			json.put("second", conflict.second());
			json.put("object", conflict.object());
			return json;
		}).toList();
	}

	private static Map<String, Object> json(MergeResult result) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("revision", result.revision());
		json.put("file", (result.file() != null) ? result.file().toString() : null);
		json.put("written", result.written());
		json.put("merged", result.merged());
		json.put("conflicts", json(result.conflicts()));
		json.put("orderMatters", result.orderMatters());
		return json;
	}

}
