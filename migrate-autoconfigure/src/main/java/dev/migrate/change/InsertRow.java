package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * Inserts the row with which a new table begins: one that hands out numbers is of no use
 * without it. It goes with the table.
 *
 * @param table the table
 * @param sql the statement as Hibernate writes it
 * @param allocation what the number stands for that the row stores, or null if it stores
 * none
 */
public record InsertRow(QualifiedName table, String sql, @Nullable Allocation allocation) implements SchemaChange {

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
		return "Insert first row into " + this.table;
	}

	@Override
	public String slug() {
		return "fill_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of();
	}

}
