package dev.migrate.change;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;

/**
 * Adds a check constraint.
 *
 * @param table the table
 * @param check what is added
 */
public record AddCheckConstraint(QualifiedName table, CheckConstraint check) implements SchemaChange {

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
		return Sign.ADD;
	}

	@Override
	public String describe() {
		return "Add check constraint " + this.check.name() + " on " + this.table + ": " + this.check.expression();
	}

	@Override
	public String slug() {
		return "add_check_on_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new DropCheckConstraint(this.table, this.check));
	}

}
