package dev.migrate.lint;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Something that a rule has found.
 *
 * @param code the rule's code
 * @param revision the revision
 * @param changeSet the change set's id, or null where the whole revision is meant
 * @param object what it is about: {@code users}, {@code users.email}
 * @param message what is dangerous, and why
 * @param rewrite the same in a way that is safe, ready to paste: change sets as YAML, or
 * what else to do; null where there is none
 * @param engines the engines on which it is so, by Liquibase's short names
 * @param rows how many rows the table has by estimate, or null where that is not known or
 * does not matter
 */
public record LintFinding(String code, String revision, @Nullable String changeSet, String object, String message,
		@Nullable String rewrite, List<String> engines, @Nullable Long rows) {

	public LintFinding {
		engines = List.copyOf(engines);
	}

	/** Whether both say the same, perhaps of databases of different engines. */
	boolean sameAs(LintFinding other) {
		return new LintFinding(other.code, other.revision, other.changeSet, other.object, other.message, other.rewrite,
				this.engines, this.rows)
			.equals(this);
	}

	LintFinding withEngines(List<String> engines) {
		return new LintFinding(this.code, this.revision, this.changeSet, this.object, this.message, this.rewrite,
				engines, this.rows);
	}

}
