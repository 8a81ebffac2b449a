package dev.migrate.lint;

import dev.migrate.schema.OnlineRules;

/**
 * Text that happens to be JSON can be neither compared nor indexed.
 */
final class PreferJsonb extends StepRule {

	PreferJsonb() {
		super("prefer-jsonb");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.keepsJsonAsText();
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		NewColumns.of(site).forEach((column) -> {
			if (column.type().equals("json")) {
				report.add(this, site, NewColumns.name(site, column),
						"json keeps the text as it came: it has no equality, so 'select distinct' over the row fails,"
								+ " and it is parsed again by every query.",
						"type: jsonb\n# In the entity: no columnDefinition; @JdbcTypeCode(SqlTypes.JSON) is jsonb.");
			}
		});
	}

}
