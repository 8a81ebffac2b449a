package dev.migrate.lint;

import dev.migrate.schema.OnlineRules;

/**
 * Something that a revision had better not do. A bean of this type joins the rules that
 * are there, or takes the place of the one that has the same code.
 */
public interface LintRule {

	/**
	 * The name by which the rule is known in findings, settings and suppressions, never
	 * to be changed: {@code ban-drop-column}.
	 */
	String code();

	/**
	 * Whether there is anything to be found on an engine.
	 */
	default boolean appliesTo(OnlineRules engine) {
		return true;
	}

	/**
	 * Looks at a revision and reports what it finds.
	 */
	void check(LintedRevision revision, LintReport report);

}
