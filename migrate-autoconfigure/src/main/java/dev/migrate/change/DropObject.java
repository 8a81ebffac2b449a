package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.DatabaseObject;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;

/**
 * Drops what is known by its SQL only.
 *
 * @param dropped the object as it was
 */
public record DropObject(DatabaseObject dropped) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return new QualifiedName(null, Identifier.delimited(this.dropped.name()));
	}

	@Override
	public Sign sign() {
		return Sign.REMOVE;
	}

	@Override
	public String describe() {
		return "Drop " + this.dropped.name();
	}

	@Override
	public String slug() {
		return "drop_" + this.dropped.name();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new CreateObject(this.dropped));
	}

}
