package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;

/**
 * Drops a primary key; its columns stay mandatory.
 *
 * @param table the table
 * @param primaryKey what is dropped, as it was
 */
public record DropPrimaryKey(QualifiedName table, PrimaryKey primaryKey) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.table;
	}

	@Override
	public Sign sign() {
		return Sign.REMOVE;
	}

	@Override
	public String describe() {
		return "Drop primary key " + this.primaryKey.name() + " on " + this.table;
	}

	@Override
	public String slug() {
		return "drop_primary_key_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new AddPrimaryKey(this.table, this.primaryKey));
	}

}
