package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.QualifiedName;

/**
 * Has the engine load an extension that brings types along, unless it has done so
 * already. It is for everybody who uses the database, so nothing takes it away again.
 *
 * @param name the extension's name
 */
public record CreateExtension(String name) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return QualifiedName.of(this.name);
	}

	@Override
	public Sign sign() {
		return Sign.ADD;
	}

	@Override
	public String describe() {
		return "Create extension " + this.name;
	}

	@Override
	public String slug() {
		return "create_extension_" + this.name;
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of();
	}

}
