package dev.migrate.lint;

import java.util.Locale;

import dev.migrate.change.FillNulls;
import dev.migrate.change.InsertRow;
import dev.migrate.change.PlacedStep;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetColumnComment;
import dev.migrate.change.SetTableComment;
import dev.migrate.change.Step;
import dev.migrate.change.Step.Way;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.QualifiedName;

/**
 * A change that waits for a query to end has all later ones wait behind it, for as long
 * as the query likes. One for a revision is enough.
 */
final class RequireTimeoutSettings implements LintRule {

	@Override
	public String code() {
		return LintRules.TIMEOUTS;
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.boundsWaits();
	}

	@Override
	public void check(LintedRevision revision, LintReport report) {
		for (LintedChangeSet changeSet : revision.changeSets()) {
			for (PlacedStep step : changeSet.steps()) {
				LintSite site = new LintSite(revision, changeSet, step);
				QualifiedName table = site.table();
				if (bounds(step)) {
					return;
				}
				if (table != null && waits(site) && step.before().table(table).isPresent() && report.isLarge(table)) {
					report.add(this, site, table.toString(),
							"While it waits for somebody's query of " + table
									+ " to end, everybody else waits behind it, and nothing says for how long.",
							"# In the application's settings; what has waited in vain is tried again:\n"
									+ "# app.migrate.lock-timeout: 2s\n# app.migrate.statement-timeout: 5m");
					return;
				}
			}
		}
	}

	private static boolean waits(LintSite site) {
		SchemaChange change = site.change();
		boolean besideOthers = change instanceof SetTableComment || change instanceof SetColumnComment
				|| change instanceof FillNulls || change instanceof InsertRow;
		return change != null && !besideOthers && !site.ways().contains(Way.CONCURRENTLY);
	}

	/** PostgreSQL's setting and MariaDB's two. */
	private static boolean bounds(PlacedStep step) {
		return step.step() instanceof Step.Sql sql
				&& sql.text().toLowerCase(Locale.ROOT).matches("(?s)\\s*set\\s.*lock_(wait_)?timeout\\b.*");
	}

}
