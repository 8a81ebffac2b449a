package dev.migrate.change;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.Index;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;

/**
 * Creates an index.
 *
 * @param table the table
 * @param index what is added
 */
public record CreateIndex(QualifiedName table, Index index) implements SchemaChange {

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
		return Sign.ADD;
	}

	@Override
	public String describe() {
		return "Create index " + this.index.name() + " on " + this.table + " (" + Words.list(this.index.columns())
				+ ")";
	}

	@Override
	public String slug() {
		return "add_index_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new DropIndex(this.table, this.index));
	}

}
