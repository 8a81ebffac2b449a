package dev.migrate.change;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;

/**
 * Adds a foreign key.
 *
 * @param table the table
 * @param foreignKey what is added
 */
public record AddForeignKey(QualifiedName table, ForeignKey foreignKey) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.table;
	}

	@Override
	public Optional<ObjectName> member() {
		return Optional.of(this.foreignKey.name());
	}

	@Override
	public Sign sign() {
		return Sign.ADD;
	}

	@Override
	public String describe() {
		return "Add foreign key " + this.foreignKey.name() + " on " + this.table + " ("
				+ Words.list(this.foreignKey.columns()) + ") to " + this.foreignKey.referencedTable();
	}

	@Override
	public String slug() {
		return "add_foreign_key_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new DropForeignKey(this.table, this.foreignKey));
	}

}
