package dev.migrate.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.GenerateResult;
import dev.migrate.LintResult;
import org.jspecify.annotations.Nullable;

/**
 * Shows what became of a request for a revision, as Django does.
 */
final class GenerationReport {

	private final CommandSession session;

	private final GenerateResult result;

	private final LintResult linted;

	/**
	 * Shows a result.
	 * @param linted what is dangerous about the revision
	 */
	GenerationReport(CommandSession session, GenerateResult result, LintResult linted) {
		this.session = session;
		this.result = result;
		this.linted = linted;
	}

	void print(String label, boolean verbose) {
		if (this.result.revision() == null) {
			this.session.print("No changes detected");
			return;
		}
		this.session.print("Migrations for '" + label + "':");
		this.session.print("  " + relative(this.result.file()));
		ChangeListing.print(this.session, this.result.changes());
		if (verbose && this.result.content() != null) {
			this.session.print("");
			this.session.printAsIs(this.result.content().stripTrailing());
		}
	}

	void printJson() {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("revision", this.result.revision());
		json.put("file", (this.result.file() != null) ? this.result.file().toString() : null);
		json.put("written", this.result.written());
		json.put("changes", ChangeListing.json(this.session, this.result.changes()));
		json.put("leftAlone", this.result.leftAlone());
		json.put("warnings", this.result.warnings());
		json.put("findings", FindingListing.json(this.linted.findings()));
		json.put("entities", this.result.entities());
		this.session.print(json);
	}

	/**
	 * Says what to mind and what to do next.
	 */
	void hint(boolean dryRun) {
		this.result.warnings()
			.forEach((warning) -> this.session.hint(this.session.palette().yellow("warning:") + " " + warning));
		this.result.leftAlone().forEach((object) -> this.session.hint("Left alone: " + object));
		if (this.result.revision() == null) {
			this.session.hint("Compared with the entities " + String.join(", ", this.result.entities()) + ".");
		}
		else if (this.result.written()) {
			ChangeListing.warn(this.session, this.result.changes());
			new FindingListing(this.session).warn(this.linted);
			this.session.hint("Next: look at the file, then apply it with '" + this.session.command("migrate") + "'.");
		}
		else {
			this.session.hint("Nothing was written" + (dryRun ? ": this was a dry run." : "."));
		}
	}

	/**
	 * As short as it can be clicked on: relative to the current directory where it is
	 * below it.
	 */
	static @Nullable Path relative(@Nullable Path file) {
		Path here = Path.of("").toAbsolutePath();
		return (file != null && file.startsWith(here)) ? here.relativize(file) : file;
	}

}
