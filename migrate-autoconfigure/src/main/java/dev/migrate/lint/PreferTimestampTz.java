package dev.migrate.lint;

import dev.migrate.schema.OnlineRules;

/**
 * A time without a zone is another moment wherever it is read.
 */
final class PreferTimestampTz extends StepRule {

	PreferTimestampTz() {
		super("prefer-timestamp-tz");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.instantType("timestamp(6)") != null;
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		NewColumns.of(site).forEach((column) -> {
			String instant = report.engine().instantType(column.type());
			if (instant != null && !site.revision().generated()) {
				report.add(this, site, NewColumns.name(site, column),
						"Without a zone it is another moment for whoever reads it in another zone.",
						"type: " + instant);
			}
		});
	}

}
