package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;

/**
 * Counts the rows of each owner from zero, as those of a list are, in a column that has
 * other numbers for all of them.
 *
 * @param table the table
 * @param column the column
 * @param owners the columns that say to whom a row belongs
 */
public record NumberPlaces(QualifiedName table, Column column, List<Identifier> owners) implements SchemaChange {

	public NumberPlaces {
		owners = List.copyOf(owners);
	}

	@Override
	public QualifiedName object() {
		return this.table;
	}

	@Override
	public Sign sign() {
		return Sign.ALTER;
	}

	@Override
	public String describe() {
		return "Number column " + this.column.name() + " on " + this.table + " from zero";
	}

	@Override
	public String slug() {
		return "number_" + this.column.name().text() + "_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of();
	}

}
