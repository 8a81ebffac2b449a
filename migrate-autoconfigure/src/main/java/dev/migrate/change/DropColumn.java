package dev.migrate.change;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;

/**
 * Drops a column with its values; those of a generated column are computed and not lost.
 * What depends on it is dropped before, as steps of their own.
 *
 * @param table the table
 * @param column the column as it was
 */
public record DropColumn(QualifiedName table, Column column) implements SchemaChange {

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
		return "Drop column " + this.column.name() + " from " + this.table;
	}

	@Override
	public String slug() {
		return "drop_" + this.column.name().text() + "_from_" + this.table.name().text();
	}

	@Override
	public Optional<String> loses() {
		if (this.column.generated() != null) {
			return Optional.empty();
		}
		return Optional.of("the values of " + this.table + "." + this.column.name());
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new AddColumn(this.table, this.column));
	}

}
