package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.UserType;

/**
 * Creates a type that columns can have.
 *
 * @param type the type
 */
public record CreateType(UserType type) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.type.name();
	}

	@Override
	public Sign sign() {
		return Sign.ADD;
	}

	@Override
	public String describe() {
		return "Create type " + this.type.name();
	}

	@Override
	public String slug() {
		return "create_" + this.type.name().name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new DropType(this.type));
	}

}
