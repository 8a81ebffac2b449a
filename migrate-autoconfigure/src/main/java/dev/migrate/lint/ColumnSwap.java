package dev.migrate.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.migrate.change.AlterColumnType;
import dev.migrate.change.Step;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;

/**
 * Puts a column of another type in the place of one while both are in use.
 */
final class ColumnSwap {

	/** Anything but a cast of the column. */
	private static final Pattern USING = Pattern.compile(" using (?![\\w\"]+::)", Pattern.CASE_INSENSITIVE);

	private final LintSite site;

	private final LintReport report;

	private final AlterColumnType alter;

	private final OnlineRules engine;

	ColumnSwap(LintSite site, LintReport report, AlterColumnType alter) {
		this.site = site;
		this.report = report;
		this.alter = alter;
		this.engine = report.engine();
	}

	String yaml() {
		String online = this.engine.unlessOnline();
		String alterTable = "alter table " + this.engine.sql(this.alter.table()) + " ";
		if (online != null) {
			return Advice.with("It is refused where it cannot be done while others write:",
					new SafeForm(this.site, this.report)
						.then("", alterTable + definition(this.alter.after()) + ", " + online,
								alterTable + definition(this.alter.before()) + ", " + online)
						.yaml());
		}
		if (this.alter.before().type().isEmpty() || isHeld(this.site, this.alter.table(), this.alter.after().name())
				|| isConverted()) {
			return "# Add " + name().text() + " (" + this.alter.after().type()
					+ ") beside it, write both, fill it in batches, read the new one, and drop "
					+ this.alter.after().name() + " with a later release.";
		}
		return Advice.with("A trigger keeps both in step until the new one takes the place of the old one:", swap());
	}

	private String definition(Column column) {
		return "modify " + this.engine.sql(column.name()) + " " + column.type()
				+ (column.defaultValue() != null ? " default " + column.defaultValue() : "")
				+ (column.nullable() ? "" : " not null");
	}

	private Identifier name() {
		return Tables.named("new", this.alter.table(), List.of(this.alter.after().name()));
	}

	/** Values that are made by an expression are the author's to fill in. */
	private boolean isConverted() {
		return this.site.changeSet() != null && this.site.changeSet()
			.steps()
			.stream()
			.anyMatch((placed) -> placed.step() instanceof Step.Sql sql && USING.matcher(sql.text()).find());
	}

	/** Keys, constraints and indexes would be gone with the column. */
	static boolean isHeld(LintSite site, QualifiedName table, Identifier column) {
		return site.step() == null
				|| site.step().before().table(table).map((held) -> isHeld(held, column)).orElse(true);
	}

	private static boolean isHeld(Table table, Identifier column) {
		return (table.primaryKey() != null && table.primaryKey().columns().contains(column))
				|| table.uniqueConstraints().stream().anyMatch((unique) -> unique.columns().contains(column))
				|| table.foreignKeys().stream().anyMatch((key) -> key.columns().contains(column))
				|| table.checkConstraints().stream().anyMatch((check) -> check.expression().contains(column.text()))
				|| table.indexes()
					.stream()
					.anyMatch((index) -> index.definition() != null
							|| index.columns().stream().anyMatch((part) -> part.name().equals(column)));
	}

	private String swap() {
		String table = this.engine.sql(this.alter.table());
		String alterTable = "alter table " + table + " ";
		Column after = this.alter.after();
		String old = this.engine.sql(after.name());
		String added = this.engine.sql(name());
		String function = this.engine.sql(Tables.named("sync", this.alter.table(), List.of(after.name())));
		String body = "create function " + function + "() returns trigger language plpgsql as $$begin new." + added
				+ " := new." + old + "::" + after.type() + "; return new; end$$";
		List<Edit> sync = List.of(Edit.unsplit(body), Edit.sql("create trigger " + function
				+ " before insert or update on " + table + " for each row execute function " + function + "()"));
		List<Edit> addition = new ArrayList<>(sync);
		addition.add(0, Edit.sql(alterTable + "add column " + added + " " + after.type()));
		SafeForm form = new SafeForm(this.site, this.report)
			.then("-add", addition, List.of(Edit.sql("drop trigger " + function + " on " + table),
					Edit.sql("drop function " + function + "()"), Edit.sql(alterTable + "drop column " + added)))
			.because("unchecked-sql it fills the rows in batches")
			.batches("-fill", this.alter.table(), added + " = " + old + "::" + after.type(),
					added + " is null and " + old + " is not null");
		if (!after.nullable()) {
			form.notNull(this.alter.table(), name());
		}
		List<Edit> edits = new ArrayList<>(List.of(Edit.sql("drop trigger " + function + " on " + table),
				Edit.sql("drop function " + function + "()"), Edit.sql(alterTable + "drop column " + old),
				Edit.sql(alterTable + "rename column " + added + " to " + old)));
		if (after.defaultValue() != null) {
			edits.add(Edit.sql(alterTable + "alter column " + old + " set default " + after.defaultValue()));
		}
		return form.because("ban-drop-column,renaming-column the values are in the new column")
			.then("", edits, back(table, old, added, sync))
			.yaml();
	}

	/** The old column is made and filled again, beside the new one. */
	private List<Edit> back(String table, String old, String added, List<Edit> sync) {
		Column before = this.alter.before();
		String alterTable = "alter table " + table + " ";
		String column = alterTable + "alter column " + old + " set ";
		List<Edit> edits = new ArrayList<>(List.of(Edit.sql(alterTable + "rename column " + old + " to " + added),
				Edit.sql(alterTable + "add column " + old + " " + before.type()),
				Edit.sql("update " + table + " set " + old + " = " + added + "::" + before.type())));
		if (before.defaultValue() != null) {
			edits.add(Edit.sql(column + "default " + before.defaultValue()));
		}
		if (!before.nullable()) {
			edits.add(Edit.sql(column + "not null"));
		}
		edits.addAll(sync);
		return edits;
	}

}
