package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;

/**
 * Makes a column mandatory.
 *
 * @param table the table
 * @param column the column after
 */
public record SetNotNull(QualifiedName table, Column column) implements SchemaChange {

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
		return "Make column " + this.column.name() + " on " + this.table + " not null";
	}

	@Override
	public String slug() {
		return "require_" + this.column.name().text() + "_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new DropNotNull(this.table, this.column.withNullable(true)));
	}

}
