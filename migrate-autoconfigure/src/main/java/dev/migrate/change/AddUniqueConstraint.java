package dev.migrate.change;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.UniqueConstraint;

/**
 * Adds a unique constraint.
 *
 * @param table the table
 * @param unique what is added
 */
public record AddUniqueConstraint(QualifiedName table, UniqueConstraint unique) implements SchemaChange {

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
		return Sign.ADD;
	}

	@Override
	public String describe() {
		return "Add unique constraint " + this.unique.name() + " on " + this.table + " ("
				+ Words.list(this.unique.columns()) + ")";
	}

	@Override
	public String slug() {
		return "add_unique_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new DropUniqueConstraint(this.table, this.unique));
	}

}
