package dev.migrate.lint;

import java.util.regex.Pattern;

import dev.migrate.change.Step;

/**
 * Rows of tables that nobody has named are deleted as well.
 */
final class BanTruncateCascade extends StepRule {

	BanTruncateCascade() {
		super("ban-truncate-cascade");
	}

	private static final Pattern CASCADE = Pattern.compile("truncate\\b.* cascade", Pattern.CASE_INSENSITIVE);

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.step() != null && site.step().step() instanceof Step.Sql sql
				&& CASCADE.matcher(sql.text()).matches()) {
			report.add(this, site, sql.text(),
					"It empties every table that refers to this one as well, and those that" + " refer to them.",
					new SafeForm(site, report).then("", sql.text().replaceFirst("(?i) cascade$", ""), "").yaml()
							+ "\n# Name the tables that are to be emptied, with commas between them.");
		}
	}

}
