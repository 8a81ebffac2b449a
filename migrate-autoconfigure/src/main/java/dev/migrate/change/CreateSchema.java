package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;

/**
 * Creates a schema, or a database where that is what an engine has for a schema, unless
 * it is there.
 *
 * @param schema its name
 */
public record CreateSchema(Identifier schema) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return new QualifiedName(null, this.schema);
	}

	@Override
	public Sign sign() {
		return Sign.ADD;
	}

	@Override
	public String describe() {
		return "Create schema " + this.schema;
	}

	@Override
	public String slug() {
		return "create_schema_" + this.schema.text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new DropSchema(this.schema));
	}

}
