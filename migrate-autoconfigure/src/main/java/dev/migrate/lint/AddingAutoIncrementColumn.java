package dev.migrate.lint;

import java.util.List;

import dev.migrate.change.AddColumn;
import dev.migrate.change.Step.Way;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.SchemaObject;

/**
 * A column that numbers its rows has every row written anew.
 */
final class AddingAutoIncrementColumn extends StepRule {

	AddingAutoIncrementColumn() {
		super("adding-auto-increment-column");
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof AddColumn add && add.column().identity() != null
				&& report.engine().rewritesForColumn(add.column()) && report.isLarge(add.table())
				&& !site.ways().contains(Way.ONLINE)) {
			report.add(this, site, SchemaObject.of(add.table(), add.column().name()),
					"Every row of " + add.table()
							+ " is written anew for its number, and whoever needs the table has to" + " wait.",
					rewrite(site, report, add));
		}
	}

	/** A sequence numbers new rows at once, and the others in batches. */
	private static String rewrite(LintSite site, LintReport report, AddColumn add) {
		OnlineRules engine = report.engine();
		String column = engine.sql(add.column().name());
		Identifier sequence = Tables.named("seq", add.table(), List.of(add.column().name()));
		String next = "nextval('" + engine.sql(sequence) + "')";
		String alter = "alter table " + engine.sql(add.table()) + " ";
		if (!engine.validatesLater()) {
			return "# Put it into a table of its own, or add it while nobody writes to " + add.table() + ".";
		}
		return new SafeForm(site, report)
			.then("",
					List.of(Edit.sql("create sequence " + engine.sql(sequence)),
							Edit.sql(alter + "add column " + column + " " + add.column().type()),
							Edit.sql(alter + "alter column " + column + " set default " + next),
							Edit.sql("alter sequence " + engine.sql(sequence) + " owned by " + engine.sql(add.table())
									+ "." + column)),
					List.of(Edit.sql(alter + "drop column " + column)))
			.because("unchecked-sql it fills the rows in batches")
			.batches("-fill", add.table(), column + " = " + next, column + " is null")
			.notNull(add.table(), add.column().name())
			.yaml();
	}

}
