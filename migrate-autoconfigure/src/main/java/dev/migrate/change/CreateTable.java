package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;

/**
 * Creates a table with its columns and its primary key; its constraints and indexes
 * follow as steps of their own.
 *
 * @param table the table; only name, comment, columns and primary key count
 */
public record CreateTable(Table table) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.table.name();
	}

	@Override
	public Sign sign() {
		return Sign.ADD;
	}

	@Override
	public String describe() {
		return "Create table " + this.table.name();
	}

	@Override
	public String slug() {
		return "create_" + this.table.name().name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new DropTable(this.table));
	}

}
