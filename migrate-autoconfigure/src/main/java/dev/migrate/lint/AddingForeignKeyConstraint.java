package dev.migrate.lint;

import java.util.Collections;
import java.util.Set;

import dev.migrate.change.AddForeignKey;
import dev.migrate.change.Step.Way;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;

/**
 * A foreign key looks at every row, and keeps writers of both tables out meanwhile.
 */
final class AddingForeignKeyConstraint extends StepRule {

	AddingForeignKeyConstraint() {
		super("adding-foreign-key-constraint");
	}

	@Override
	public boolean appliesTo(OnlineRules engine) {
		return engine.validatesLater() || engine.unlessOnline() != null;
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		if (site.change() instanceof AddForeignKey add
				&& Collections.disjoint(site.ways(), Set.of(Way.NOT_VALID, Way.ONLINE)) && report.isLarge(add.table())
				&& site.step() != null) {
			ForeignKey key = add.foreignKey();
			report.add(this, site, key.name().toString(),
					"Nothing can be written to " + add.table() + " and " + key.referencedTable()
							+ " until every row of " + add.table() + " has been looked at.",
					rewrite(site, report, add));
		}
	}

	private static String rewrite(LintSite site, LintReport report, AddForeignKey add) {
		OnlineRules engine = report.engine();
		String alter = "alter table " + engine.sql(add.table()) + " ";
		String name = engine.sql(add.foreignKey().name().identifier());
		return new SafeForm(site, report)
			.constraint(alter, "add constraint " + name + " " + definition(engine, add.foreignKey()),
					// What validates at once has made an index for the key, which would
					// stay
					engine.validatesLater() ? "drop constraint " + name
							: "drop foreign key " + name + ", drop index if exists " + name,
					name)
			.yaml();
	}

	private static String definition(OnlineRules engine, ForeignKey key) {
		QualifiedName referenced = key.referencedTable();
		String columns = key.referencedColumns().isEmpty() ? "" : " " + Tables.list(engine, key.referencedColumns());
		return "foreign key " + Tables.list(engine, key.columns()) + " references " + engine.sql(referenced) + columns
				+ action("delete", key.onDelete()) + action("update", key.onUpdate());
	}

	private static String action(String event, ReferentialAction action) {
		return (action == ReferentialAction.NO_ACTION) ? "" : " on " + event + " " + action.sql();
	}

}
