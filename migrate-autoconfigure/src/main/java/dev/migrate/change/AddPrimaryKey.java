package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;

/**
 * Adds a primary key.
 *
 * @param table the table
 * @param primaryKey what is added
 */
public record AddPrimaryKey(QualifiedName table, PrimaryKey primaryKey) implements SchemaChange {

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
		return "Add primary key " + this.primaryKey.name() + " on " + this.table + " ("
				+ Words.list(this.primaryKey.columns()) + ")";
	}

	@Override
	public String slug() {
		return "add_primary_key_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new DropPrimaryKey(this.table, this.primaryKey));
	}

}
