package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;

/**
 * Drops a schema in which nothing is left. Only ever the way back of
 * {@link CreateSchema}: a schema that entities have left may hold what is somebody
 * else's.
 *
 * @param schema its name
 */
public record DropSchema(Identifier schema) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return new QualifiedName(null, this.schema);
	}

	@Override
	public Sign sign() {
		return Sign.REMOVE;
	}

	@Override
	public String describe() {
		return "Drop schema " + this.schema;
	}

	@Override
	public String slug() {
		return "drop_schema_" + this.schema.text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new CreateSchema(this.schema));
	}

}
