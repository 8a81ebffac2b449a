package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;

/**
 * Adds a column.
 *
 * @param table the table
 * @param column the column; not nullable only where it has a default, an identity or a
 * generated value, or the table has no rows
 */
public record AddColumn(QualifiedName table, Column column) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.table;
	}

	@Override
	public Sign sign() {
		return Sign.ADD;
	}

	@Override
	public String describe() {
		return "Add column " + this.column.name() + " to " + this.table;
	}

	@Override
	public String slug() {
		return "add_" + this.column.name().text() + "_to_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new DropColumn(this.table, this.column));
	}

}
