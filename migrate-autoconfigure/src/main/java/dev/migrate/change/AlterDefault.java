package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;

/**
 * Sets, changes or removes a column's default; existing rows keep their values.
 *
 * @param table the table
 * @param before the column before
 * @param after the column after; only its default counts
 */
public record AlterDefault(QualifiedName table, Column before, Column after) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.table;
	}

	@Override
	public Sign sign() {
		return Sign.ALTER;
	}

	@Override
	public String describe() {
		return (this.after.defaultValue() != null)
				? "Set default of column " + this.after.name() + " on " + this.table + " to "
						+ this.after.defaultValue()
				: "Remove default of column " + this.after.name() + " on " + this.table;
	}

	@Override
	public String slug() {
		return "default_of_" + this.after.name().text() + "_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new AlterDefault(this.table, this.after, this.before));
	}

}
