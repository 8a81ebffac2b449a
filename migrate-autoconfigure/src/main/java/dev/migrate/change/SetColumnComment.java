package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;

/**
 * Sets or removes a column's comment.
 *
 * @param table the table
 * @param before the column before
 * @param after the column after; only its comment counts
 */
public record SetColumnComment(QualifiedName table, Column before, Column after) implements SchemaChange {

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
		return ((this.after.comment() != null) ? "Set" : "Remove") + " comment on column " + this.after.name() + " of "
				+ this.table;
	}

	@Override
	public String slug() {
		return "comment_on_" + this.after.name().text() + "_of_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new SetColumnComment(this.table, this.after, this.before));
	}

}
