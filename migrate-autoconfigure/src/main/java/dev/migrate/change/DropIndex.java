package dev.migrate.change;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.Index;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;

/**
 * Drops an index.
 *
 * @param table the table
 * @param index what is dropped, as it was
 */
public record DropIndex(QualifiedName table, Index index) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.table;
	}

	@Override
	public Optional<ObjectName> member() {
		return Optional.of(this.index.name());
	}

	@Override
	public Sign sign() {
		return Sign.REMOVE;
	}

	@Override
	public String describe() {
		return "Drop index " + this.index.name() + " on " + this.table;
	}

	@Override
	public String slug() {
		return "drop_index_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new CreateIndex(this.table, this.index));
	}

}
