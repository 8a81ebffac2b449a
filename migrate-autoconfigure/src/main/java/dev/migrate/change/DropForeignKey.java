package dev.migrate.change;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;

/**
 * Drops a foreign key.
 *
 * @param table the table
 * @param foreignKey what is dropped, as it was
 */
public record DropForeignKey(QualifiedName table, ForeignKey foreignKey) implements SchemaChange {

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
		return Sign.REMOVE;
	}

	@Override
	public String describe() {
		return "Drop foreign key " + this.foreignKey.name() + " on " + this.table;
	}

	@Override
	public String slug() {
		return "drop_foreign_key_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new AddForeignKey(this.table, this.foreignKey));
	}

}
