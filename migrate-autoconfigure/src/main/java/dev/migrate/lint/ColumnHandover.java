package dev.migrate.lint;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.change.RenameColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.OnlineRules;

/**
 * Gives a column another name while instances that know only one of the two are in use:
 * both are there, and a trigger keeps them in step.
 */
final class ColumnHandover {

	private final LintSite site;

	private final LintReport report;

	private final RenameColumn rename;

	private final OnlineRules engine;

	private final String table;

	private final String old;

	private final String added;

	private final String function;

	ColumnHandover(LintSite site, LintReport report, RenameColumn rename) {
		this.site = site;
		this.report = report;
		this.rename = rename;
		this.engine = report.engine();
		this.table = this.engine.sql(rename.table());
		this.old = this.engine.sql(rename.column().name());
		this.added = this.engine.sql(rename.to());
		this.function = this.engine.sql(Tables.named("sync", rename.table(), List.of(rename.to())));
	}

	/**
	 * Whether it can be written down: keys, constraints and indexes of the column are the
	 * author's to repeat.
	 */
	boolean isKnown() {
		return this.site.changeSet() != null && this.engine.validatesLater() && !this.rename.column().type().isEmpty()
				&& this.rename.column().generated() == null
				&& !ColumnSwap.isHeld(this.site, this.rename.table(), this.rename.column().name());
	}

	String yaml() {
		Column column = this.rename.column();
		String alterTable = "alter table " + this.table + " ";
		List<Edit> addition = new ArrayList<>(
				List.of(Edit.sql(alterTable + "add column " + this.added + " " + column.type())));
		addition.addAll(sync());
		List<Edit> removal = new ArrayList<>(unsync());
		removal.add(Edit.sql(alterTable + "drop column " + this.added));
		SafeForm form = new SafeForm(this.site, this.report).then("-add", addition, removal)
			.because("unchecked-sql it fills the rows in batches")
			.batches("-fill", this.rename.table(), this.added + " = " + this.old,
					this.added + " is null and " + this.old + " is not null");
		if (!column.nullable()) {
			form.notNull(this.rename.table(), this.rename.to());
		}
		return Advice.with("A trigger keeps both names in step, for instances that know only one of them:", form.yaml()
				+ "\n" + Advice.with("With the release after the one that knows only " + this.added + ":", end()));
	}

	private String end() {
		Column column = this.rename.column();
		String alterTable = "alter table " + this.table + " ";
		List<Edit> edits = new ArrayList<>(unsync());
		edits.add(Edit.sql(alterTable + "drop column " + this.old));
		List<Edit> back = new ArrayList<>(List.of(Edit.sql(alterTable + "add column " + this.old + " " + column.type()),
				Edit.sql("update " + this.table + " set " + this.old + " = " + this.added)));
		if (column.defaultValue() != null) {
			edits.add(Edit.sql(alterTable + "alter column " + this.added + " set default " + column.defaultValue()));
			back.add(Edit.sql(alterTable + "alter column " + this.added + " drop default"));
			back.add(Edit.sql(alterTable + "alter column " + this.old + " set default " + column.defaultValue()));
		}
		if (!column.nullable()) {
			back.add(Edit.sql(alterTable + "alter column " + this.old + " set not null"));
		}
		back.addAll(sync());
		return new SafeForm(this.site, this.report).because("ban-drop-column the values are in the new column")
			.then("", edits, back)
			.yaml();
	}

	/** Who writes one of them means both. */
	private List<Edit> sync() {
		String toOld = "new." + this.old + " := new." + this.added;
		String toNew = "new." + this.added + " := new." + this.old;
		String body = "create function " + this.function + "() returns trigger language plpgsql as $$begin "
				+ "if tg_op = 'INSERT' then if new." + this.added + " is null then " + toNew + "; else " + toOld
				+ "; end if; elsif new." + this.added + " is distinct from old." + this.added + " then " + toOld
				+ "; else " + toNew + "; end if; return new; end$$";
		return List.of(Edit.unsplit(body), Edit.sql("create trigger " + this.function + " before insert or update on "
				+ this.table + " for each row execute function " + this.function + "()"));
	}

	private List<Edit> unsync() {
		return List.of(Edit.sql("drop trigger " + this.function + " on " + this.table),
				Edit.sql("drop function " + this.function + "()"));
	}

}
