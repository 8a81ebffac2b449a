package dev.migrate.diff;

import java.sql.SQLException;
import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

class AnySchemaOnMariaDbTests extends AbstractAnySchemaOnEngineTests {

	AnySchemaOnMariaDbTests() throws SQLException {
		super("mariadb");
	}

	/** A server on disk takes its time. */
	static List<Integer> seeds() {
		return seeds(10);
	}

	/**
	 * A generated column cannot be mandatory, and only a key can be numbered.
	 */
	@Override
	Schema possible(Schema schema) {
		return new Schema(schema.tables().stream().map(AnySchemaOnMariaDbTests::possible).toList(), schema.sequences());
	}

	private static Table possible(Table table) {
		Table optional = table
			.withColumns(table.columns().stream().map((column) -> column.withNullable(isOptional(column))).toList());
		boolean numbered = table.columns().stream().anyMatch((column) -> column.identity() != null);
		return (numbered && table.primaryKey() == null)
				? optional.withPrimaryKey(
						new PrimaryKey(ObjectName.generated(Identifier.of("engine_pk")), List.of(Identifier.of("id"))))
				: optional;
	}

	private static boolean isOptional(Column column) {
		return column.nullable() || column.generated() != null;
	}

}
