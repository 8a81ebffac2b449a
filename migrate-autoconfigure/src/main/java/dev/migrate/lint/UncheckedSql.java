package dev.migrate.lint;

import dev.migrate.change.Step;

/**
 * What cannot be read cannot be found harmless.
 */
final class UncheckedSql extends StepRule {

	UncheckedSql() {
		super("unchecked-sql");
	}

	private static final int EXCERPT = 60;

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.step() != null && site.step().step() instanceof Step.Sql sql && !sql.understood()) {
			String text = sql.text();
			report.add(this, site, (text.length() > EXCERPT) ? text.substring(0, EXCERPT) + "…" : text,
					"Nobody but you can say what this does to a database that is in use.",
					Advice.known(code(), "<why it is safe>"));
		}
	}

}
