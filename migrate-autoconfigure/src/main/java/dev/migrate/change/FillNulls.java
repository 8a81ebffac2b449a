package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;

/**
 * Gives a value to the rows that have none, so that the column can become mandatory.
 *
 * @param table the table
 * @param column the column
 * @param value an SQL expression
 */
public record FillNulls(QualifiedName table, Column column, String value) implements SchemaChange {

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
		return "Fill column " + this.column.name() + " on " + this.table + " with " + this.value + " where it is null";
	}

	@Override
	public String slug() {
		return "fill_" + this.column.name().text() + "_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of();
	}

}
