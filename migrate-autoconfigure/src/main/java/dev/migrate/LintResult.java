package dev.migrate;

import java.util.List;

import dev.migrate.lint.LintFinding;

/**
 * What is dangerous about revisions.
 *
 * @param revisions the ids of the revisions that were looked through
 * @param engines the engines that they were looked through for, by Liquibase's short
 * names
 * @param findings what was found and nobody said is meant
 */
public record LintResult(List<String> revisions, List<String> engines, List<LintFinding> findings) {

	public LintResult {
		revisions = List.copyOf(revisions);
		engines = List.copyOf(engines);
		findings = List.copyOf(findings);
	}

	/**
	 * Whether nothing was found.
	 */
	public boolean isEmpty() {
		return this.findings.isEmpty();
	}

}
