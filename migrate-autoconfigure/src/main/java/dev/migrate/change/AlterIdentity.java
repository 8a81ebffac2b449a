package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;

/**
 * Makes a column an identity column, changes its numbering, or makes it a plain column
 * again; existing rows keep their numbers.
 *
 * @param table the table
 * @param before the column before
 * @param after the column after; only its identity counts
 */
public record AlterIdentity(QualifiedName table, Column before, Column after) implements SchemaChange {

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
		return ((this.after.identity() == null) ? "Remove identity of column "
				: (this.before.identity() == null) ? "Make identity of column " : "Alter identity of column ")
				+ this.after.name() + " on " + this.table;
	}

	@Override
	public String slug() {
		return "identity_of_" + this.after.name().text() + "_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new AlterIdentity(this.table, this.after, this.before));
	}

}
