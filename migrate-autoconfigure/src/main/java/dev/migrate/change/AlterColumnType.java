package dev.migrate.change;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * Changes a column's type.
 *
 * @param table the table
 * @param before the column before
 * @param after the column after; only its type counts
 * @param narrowing what values can be lost or refused, in words, or null if every value
 * fits
 */
public record AlterColumnType(QualifiedName table, Column before, Column after,
		@Nullable String narrowing) implements SchemaChange {

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
		return "Alter column " + this.after.name() + " on " + this.table + " from " + this.before.type() + " to "
				+ this.after.type();
	}

	@Override
	public String slug() {
		return "alter_" + this.after.name().text() + "_on_" + this.table.name().text();
	}

	@Override
	public Optional<String> loses() {
		return Optional.ofNullable(this.narrowing);
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new AlterColumnType(this.table, this.after, this.before, null));
	}

}
