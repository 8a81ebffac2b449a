package dev.migrate.lint;

import java.util.List;

import dev.migrate.change.CreateIndex;

/**
 * An index of many columns costs every write, and seldom serves more queries than a
 * narrow one.
 */
final class WideIndex extends StepRule {

	WideIndex() {
		super("wide-index");
	}

	private static final int ENOUGH = 3;

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof CreateIndex create && !create.index().unique()
				&& create.index().columns().size() > ENOUGH) {
			List<String> first = create.index()
				.columns()
				.stream()
				.limit(ENOUGH)
				.map((column) -> column.name().text())
				.toList();
			report.add(this, site, create.index().name().toString(),
					"Every write keeps all " + create.index().columns().size()
							+ " columns in step, and few queries need more than the first ones.",
					"# Such as, with the most selective columns first: columnList = \"" + String.join(", ", first)
							+ "\"");
		}
	}

}
