package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * Sets or removes a table's comment.
 *
 * @param table the table
 * @param before the comment before, or null
 * @param after the comment after, or null
 */
public record SetTableComment(QualifiedName table, @Nullable String before,
		@Nullable String after) implements SchemaChange {

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
		return ((this.after != null) ? "Set" : "Remove") + " comment on table " + this.table;
	}

	@Override
	public String slug() {
		return "comment_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new SetTableComment(this.table, this.after, this.before));
	}

}
