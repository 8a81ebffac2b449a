package dev.migrate.lint;

import dev.migrate.change.DropForeignKey;
import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;

/**
 * Without the key, rows may refer to what is not there.
 */
final class DroppingForeignKey extends StepRule {

	DroppingForeignKey() {
		super("dropping-foreign-key");
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof DropForeignKey drop && !report.isNew(drop.table())
				&& !isSuperfluous(site.revision().after(), drop)) {
			report.add(this, site, drop.foreignKey().name().toString(),
					"From then on nothing keeps rows of " + drop.table() + " from referring to what is not in "
							+ drop.foreignKey().referencedTable() + ".",
					Advice.known(code(), "<what keeps the rows together>"));
		}
	}

	/** It comes back, or what it is about goes as well. */
	private static boolean isSuperfluous(Schema after, DropForeignKey drop) {
		return after.table(drop.table())
			.map((table) -> !table.columns()
				.stream()
				.map(Column::name)
				.toList()
				.containsAll(drop.foreignKey().columns())
					|| table.foreignKeys()
						.stream()
						.anyMatch((key) -> key.columns().equals(drop.foreignKey().columns())))
			.orElse(true) || after.table(drop.foreignKey().referencedTable()).isEmpty();
	}

}
