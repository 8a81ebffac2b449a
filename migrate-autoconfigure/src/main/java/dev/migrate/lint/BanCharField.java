package dev.migrate.lint;

import dev.migrate.schema.OnlineRules;

/**
 * A text of fixed length is filled up with spaces.
 */
final class BanCharField extends StepRule {

	BanCharField() {
		super("ban-char-field");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.padsText();
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		NewColumns.of(site).forEach((column) -> {
			if (column.type().matches("char\\((?!1\\)).*") && !site.revision().generated()) {
				report.add(this, site, NewColumns.name(site, column),
						"Shorter values are filled up with spaces, which take room and get lost in comparisons.",
						"type: var" + column.type());
			}
		});
	}

}
