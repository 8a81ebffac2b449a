package dev.migrate.changelog;

import java.util.List;
import java.util.Locale;

import dev.migrate.change.CreateSchema;
import dev.migrate.change.DropSchema;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * Changes of whole schemas.
 */
final class SchemaNodes {

	private SchemaNodes() {
	}

	static void register(ChangeRenderer renderer) {
		renderer.register(CreateSchema.class, (change, names) -> ChangeNode
			.sql(List.of("create schema " + names.dialect().engine().sql(change.schema()))));
		renderer.register(DropSchema.class,
				(change, names) -> ChangeNode.sql(names.dialect().engine().dropSchemaSql(change.schema())));
	}

	/**
	 * A query that counts what makes a step superfluous, in words of every engine, or
	 * null. A role that may not create a schema may still use one.
	 */
	static @Nullable String superfluous(SchemaChange change) {
		if (!(change instanceof CreateSchema create)) {
			return null;
		}
		Identifier schema = create.schema();
		String text = schema.text().replace("'", "''");
		return "select count(*) from information_schema.schemata where " + (schema.delimited()
				? "schema_name = '" + text + "'" : "lower(schema_name) = '" + text.toLowerCase(Locale.ROOT) + "'");
	}

}
