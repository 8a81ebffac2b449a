package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;

/**
 * Renames a column and keeps its values.
 *
 * @param table the table
 * @param column the column as it was
 * @param to the name after
 */
public record RenameColumn(QualifiedName table, Column column, Identifier to) implements SchemaChange {

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
		return "Rename column " + this.column.name() + " on " + this.table + " to " + this.to;
	}

	@Override
	public String slug() {
		return "rename_" + this.column.name().text() + "_to_" + this.to.text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new RenameColumn(this.table, this.column.withName(this.to), this.column.name()));
	}

}
