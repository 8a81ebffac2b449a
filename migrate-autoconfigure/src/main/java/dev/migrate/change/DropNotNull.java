package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;

/**
 * Makes a column optional.
 *
 * @param table the table
 * @param column the column after
 */
public record DropNotNull(QualifiedName table, Column column) implements SchemaChange {

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
		return "Make column " + this.column.name() + " on " + this.table + " nullable";
	}

	@Override
	public String slug() {
		return "make_" + this.column.name().text() + "_on_" + this.table.name().text() + "_optional";
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new SetNotNull(this.table, this.column.withNullable(false)));
	}

}
