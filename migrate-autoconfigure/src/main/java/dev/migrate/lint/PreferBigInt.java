package dev.migrate.lint;

import java.util.List;
import java.util.regex.Pattern;

import dev.migrate.change.CreateTable;
import dev.migrate.schema.Column;

/**
 * Four bytes number two thousand million rows, and then no more.
 */
final class PreferBigInt extends StepRule {

	PreferBigInt() {
		super("prefer-big-int");
	}

	private static final Pattern SMALL = Pattern.compile("(?:tiny|small|medium)?int(?:eger)?(?:\\(\\d+\\))?");

	@Override
	protected void check(LintSite site, LintReport report) {
		NewColumns.of(site).forEach((column) -> {
			if (SMALL.matcher(column.type()).matches() && (column.identity() != null || isKey(site, column))) {
				report.add(this, site, NewColumns.name(site, column),
						"The numbers run out, at 2147483647 for an integer, and every insert fails from then on.",
						"type: bigint\n# In the entity: Long.");
			}
		});
	}

	/** A key that refers to nothing is one that is handed out. */
	private static boolean isKey(LintSite site, Column column) {
		return site.change() instanceof CreateTable create && site.revision()
			.after()
			.table(create.table().name())
			.filter((table) -> table.primaryKey() != null && table.primaryKey().columns().equals(List.of(column.name()))
					&& table.foreignKeys().stream().noneMatch((key) -> key.columns().contains(column.name())))
			.isPresent();
	}

}
