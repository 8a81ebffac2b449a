package dev.migrate.diff;

import java.sql.SQLException;
import java.util.List;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

class AnySchemaOnHsqldbTests extends AbstractAnySchemaOnEngineTests {

	AnySchemaOnHsqldbTests() throws SQLException {
		super("hsqldb");
	}

	/**
	 * That a column is not null is not a check, directions of indexes are not kept, and
	 * generated columns do not survive a rename of what they are computed from.
	 */
	@Override
	Schema possible(Schema schema) {
		return new Schema(schema.tables().stream().map(AnySchemaOnHsqldbTests::possible).toList(), schema.sequences());
	}

	private static Table possible(Table table) {
		List<CheckConstraint> checks = table.checkConstraints()
			.stream()
			.map((check) -> new CheckConstraint(check.name(),
					check.expression().replaceAll("(\\w+) is not null", "$1 is null or $1 = $1")))
			.toList();
		return table.withColumns(table.columns().stream().map((column) -> column.withGenerated(null)).toList())
			.withCheckConstraints(checks)
			.withIndexes(table.indexes().stream().map(AnySchemaOnHsqldbTests::ascending).toList());
	}

	private static Index ascending(Index index) {
		return new Index(index.name(),
				index.columns().stream().map((column) -> new IndexColumn(column.name(), false)).toList(),
				index.unique(), null);
	}

}
