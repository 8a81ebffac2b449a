package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.UserType;

/**
 * Drops a type that no column has any more.
 *
 * @param type the type as it was
 */
public record DropType(UserType type) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.type.name();
	}

	@Override
	public Sign sign() {
		return Sign.REMOVE;
	}

	@Override
	public String describe() {
		return "Drop type " + this.type.name();
	}

	@Override
	public String slug() {
		return "drop_" + this.type.name().name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new CreateType(this.type));
	}

}
