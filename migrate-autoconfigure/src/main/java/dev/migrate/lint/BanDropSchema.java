package dev.migrate.lint;

import java.util.regex.Pattern;

import dev.migrate.change.DropSchema;
import dev.migrate.change.Step;

/**
 * A schema that is dropped takes all that is in it along.
 */
final class BanDropSchema extends StepRule {

	BanDropSchema() {
		super("ban-drop-schema");
	}

	private static final Pattern DATABASE = Pattern.compile("drop database\\b.*", Pattern.CASE_INSENSITIVE);

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof DropSchema drop) {
			add(site, report, "schema " + drop.schema());
		}
		else if (site.step() != null && site.step().step() instanceof Step.Sql sql
				&& DATABASE.matcher(sql.text()).matches()) {
			add(site, report, sql.text().substring("drop ".length()));
		}
	}

	private void add(LintSite site, LintReport report, String object) {
		report.add(this, site, object, "Everything in the " + object + " is lost, whoever made it.",
				Advice.later(code(), "Move what is needed, make a backup ('migrate backup'), and drop it by hand",
						"empty since <version>"));
	}

}
