package dev.migrate.lint;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.PlacedStep;
import dev.migrate.change.Step;
import dev.migrate.schema.Column;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.UserType;
import org.jspecify.annotations.Nullable;

/**
 * New values of an enum, without taking the old ones away.
 */
final class EnumRewrite {

	private final LintSite site;

	private final LintReport report;

	private final EnumValues values;

	private final OnlineRules engine;

	EnumRewrite(LintSite site, LintReport report, EnumValues values) {
		this.site = site;
		this.report = report;
		this.values = values;
		this.engine = report.engine();
	}

	/**
	 * For a column of the engine's own enum.
	 */
	String ofColumn(AlterColumnType alter) {
		String type = "enum(" + String.join(",", this.values.all()) + ")";
		return with(
				form().then("", alterSql(alter, type, alter.after()),
						alterSql(alter, alter.before().type(), alter.before())),
				"select count(*) from " + this.engine.sql(alter.table()) + " where "
						+ this.engine.sql(alter.after().name()) + " in ");
	}

	private String alterSql(AlterColumnType alter, String type, Column column) {
		String table = "alter table " + this.engine.sql(alter.table()) + " ";
		String name = this.engine.sql(column.name());
		return (this.engine.unlessOnline() != null)
				? table + "modify " + name + " " + type
						+ ((column.defaultValue() != null) ? " default " + column.defaultValue() : "")
						+ (column.nullable() ? "" : " not null")
				: table + "alter column " + name + " set data type " + type;
	}

	/**
	 * For an enum that is a type of its own: a value that it has, it keeps.
	 */
	String ofType(UserType.EnumType type) {
		String alter = "alter type " + this.engine.sql(type.name()) + " add value ";
		return with(form().then("", this.values.added().stream().map((value) -> Edit.sql(alter + text(value))).toList(),
				List.of()), null);
	}

	private static String text(String value) {
		return value.startsWith("'") ? value : "'" + value.replace("'", "''") + "'";
	}

	/**
	 * For a check.
	 */
	String ofCheck(AddCheckConstraint add, DropCheckConstraint dropped, String column) {
		String alter = "alter table " + this.engine.sql(add.table()) + " ";
		String drop = alter + "drop constraint ";
		List<Edit> edits = new ArrayList<>();
		if (isInSameChangeSet(dropped)) {
			edits.add(Edit.sql(drop + this.engine.sql(dropped.check().name().identifier())));
		}
		String name = this.engine.sql(add.check().name().identifier());
		edits.add(Edit.sql(alter + "add constraint " + name + " check (" + column + " in ("
				+ String.join(", ", this.values.all()) + "))" + (this.engine.validatesLater() ? " not valid" : "")));
		List<Edit> back = new ArrayList<>(List.of(Edit.sql(drop + name)));
		if (isInSameChangeSet(dropped)) {
			back.add(Edit.sql(alter + "add constraint " + this.engine.sql(dropped.check().name().identifier())
					+ " check (" + dropped.check().expression() + ")"));
		}
		SafeForm form = form().then("", edits, back);
		if (this.engine.validatesLater()) {
			form.then("-validate", alter + "validate constraint " + name, "");
		}
		return with(form, "select count(*) from " + this.engine.sql(add.table()) + " where " + column + " in ");
	}

	private boolean isInSameChangeSet(DropCheckConstraint dropped) {
		return this.site.changeSet() != null && this.site.changeSet()
			.steps()
			.stream()
			.map(PlacedStep::step)
			.anyMatch((step) -> step instanceof Step.Structure structure && structure.change().equals(dropped));
	}

	private SafeForm form() {
		return new SafeForm(this.site, this.report);
	}

	/**
	 * Where nothing is new, there is nothing to run before the values may go.
	 */
	private String with(SafeForm form, @Nullable String count) {
		StringBuilder yaml = new StringBuilder();
		if (!this.values.added().isEmpty()) {
			yaml.append(Advice.with("Put new values behind the others:", form.yaml()));
		}
		String gone = String.join(", ", this.values.gone());
		if (!gone.isEmpty()) {
			yaml.append(yaml.isEmpty() ? "" : "\n")
				.append(Advice.later("changing-enum-values", "Take " + gone
						+ " away with the release after the one that does not write it any more, once no "
						+ "row has it" + ((count != null) ? ", which this counts: " + count + "(" + gone + ")" : ""),
						"no row has it"));
		}
		return yaml.isEmpty() ? "# Leave the values in their order, and take the change set out." : yaml.toString();
	}

}
