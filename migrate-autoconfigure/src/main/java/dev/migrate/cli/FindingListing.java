package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migrate.LintResult;
import dev.migrate.lint.LintFinding;

/**
 * Shows what is dangerous about revisions, by revision.
 */
final class FindingListing {

	private final CommandSession session;

	FindingListing(CommandSession session) {
		this.session = session;
	}

	void print(LintResult result) {
		String revision = null;
		for (LintFinding finding : result.findings()) {
			if (!finding.revision().equals(revision)) {
				revision = finding.revision();
				this.session.print(revision);
			}
			this.session.print("  " + heading(finding, result)
					+ ((finding.changeSet() != null) ? ", change set " + finding.changeSet() : ""), 4);
			this.session.print("    " + finding.message(), 4);
			if (finding.rewrite() != null) {
				finding.rewrite().lines().forEach((line) -> printRewrite("      " + line));
			}
		}
	}

	/**
	 * What is to be pasted stays as it is.
	 */
	private void printRewrite(String line) {
		if (line.strip().startsWith("#")) {
			this.session.printComment(line);
		}
		else {
			this.session.printAsIs(line);
		}
	}

	/**
	 * Says it all beside something else, in a line each.
	 */
	void warn(LintResult result) {
		Map<List<String>, LintFinding> warnings = new LinkedHashMap<>();
		for (LintFinding finding : result.findings()) {
			warnings.merge(List.of(finding.code(), finding.object(), finding.message()), finding,
					FindingListing::onBothEngines);
		}
		for (LintFinding finding : warnings.values()) {
			this.session.hint(this.session.palette().yellow("warning:") + " " + heading(finding, result) + ": "
					+ finding.message(), 4);
		}
		if (!result.isEmpty()) {
			this.session.hint("'" + this.session.command("migrate lint " + String.join(" ", result.revisions()))
					+ "' says how to do it safely.");
		}
	}

	/** What is safe instead may be another thing on each, and is not said here. */
	private static LintFinding onBothEngines(LintFinding one, LintFinding other) {
		List<String> engines = Stream.concat(one.engines().stream(), other.engines().stream()).distinct().toList();
		return new LintFinding(one.code(), one.revision(), one.changeSet(), one.object(), one.message(), one.rewrite(),
				engines, (one.rows() != null) ? one.rows() : other.rows());
	}

	private static String heading(LintFinding finding, LintResult result) {
		StringBuilder heading = new StringBuilder("[").append(finding.code()).append("] ").append(finding.object());
		if (finding.rows() != null) {
			heading.append(", about ").append(finding.rows()).append((finding.rows() == 1) ? " row" : " rows");
		}
		if (!finding.engines().containsAll(result.engines())) {
			heading.append(" (").append(String.join(", ", finding.engines())).append(')');
		}
		return heading.toString();
	}

	static Map<String, Object> json(LintResult result) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("revisions", result.revisions());
		json.put("engines", result.engines());
		json.put("findings", json(result.findings()));
		return json;
	}

	static List<Map<String, Object>> json(List<LintFinding> findings) {
		return findings.stream().map((finding) -> {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("code", finding.code());
			json.put("revision", finding.revision());
			json.put("changeSet", finding.changeSet());
			json.put("object", finding.object());
			json.put("message", finding.message());
			json.put("rewrite", finding.rewrite());
			json.put("engines", finding.engines());
			json.put("rows", finding.rows());
			return json;
		}).toList();
	}

}
