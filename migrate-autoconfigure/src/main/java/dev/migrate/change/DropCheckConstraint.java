package dev.migrate.change;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;

/**
 * Drops a check constraint.
 *
 * @param table the table
 * @param check what is dropped, as it was
 */
public record DropCheckConstraint(QualifiedName table, CheckConstraint check) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.table;
	}

	@Override
	public Optional<ObjectName> member() {
		return Optional.of(this.check.name());
	}

	@Override
	public Sign sign() {
		return Sign.REMOVE;
	}

	@Override
	public String describe() {
		return "Drop check constraint " + this.check.name() + " on " + this.table;
	}

	@Override
	public String slug() {
		return "drop_check_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new AddCheckConstraint(this.table, this.check));
	}

}
