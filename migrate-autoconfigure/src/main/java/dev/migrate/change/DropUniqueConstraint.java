package dev.migrate.change;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.UniqueConstraint;

/**
 * Drops a unique constraint.
 *
 * @param table the table
 * @param unique what is dropped, as it was
 */
public record DropUniqueConstraint(QualifiedName table, UniqueConstraint unique) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.table;
	}

	@Override
	public Optional<ObjectName> member() {
		return Optional.of(this.unique.name());
	}

	@Override
	public Sign sign() {
		return Sign.REMOVE;
	}

	@Override
	public String describe() {
		return "Drop unique constraint " + this.unique.name() + " on " + this.table;
	}

	@Override
	public String slug() {
		return "drop_unique_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new AddUniqueConstraint(this.table, this.unique));
	}

}
