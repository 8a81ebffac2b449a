package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * Moves the number that a table stores to where another allocation size goes on exactly
 * behind what has been handed out.
 *
 * @param table the table that stores it
 * @param before what it stood for, or null where that is not known
 * @param after what it stands for
 * @param sql the statement
 * @param undo the statement that moves it back, or null where nobody knows where to
 */
public record AlterAllocation(QualifiedName table, @Nullable Allocation before, Allocation after, String sql,
		@Nullable String undo) implements SchemaChange {

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
		String former = (this.before != null) ? " instead of " + this.before.size()
				: ", and go on after those that rows have";
		return "Let " + this.after.counter() + " hand out " + this.after.size() + " at a time" + former;
	}

	@Override
	public String slug() {
		return "change_allocation_size_of_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return (this.before == null || this.undo == null) ? List.of()
				: List.of(new AlterAllocation(this.table, this.after, this.before, this.undo, this.sql));
	}

}
