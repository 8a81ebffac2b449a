package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.DatabaseObject;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;

/**
 * Creates what is known by its SQL only.
 *
 * @param created the object
 */
public record CreateObject(DatabaseObject created) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return new QualifiedName(null, Identifier.delimited(this.created.name()));
	}

	@Override
	public Sign sign() {
		return Sign.ADD;
	}

	@Override
	public String describe() {
		return "Create " + this.created.name();
	}

	@Override
	public String slug() {
		return "create_" + this.created.name();
	}

	@Override
	public List<SchemaChange> inverse() {
		return this.created.drop().isEmpty() ? List.of() : List.of(new DropObject(this.created));
	}

}
