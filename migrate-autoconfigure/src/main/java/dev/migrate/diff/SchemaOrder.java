package dev.migrate.diff;

import java.util.Comparator;
import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.UserType;
import dev.migrate.schema.View;

/**
 * Puts a schema into an order of its own, so that the same schema makes the same plan
 * however it was read. The columns of a table stay as they are: a table is created with
 * them.
 */
final class SchemaOrder {

	private SchemaOrder() {
	}

	static Schema sorted(Schema schema) {
		List<Table> tables = schema.tables()
			.stream()
			.map(SchemaOrder::sorted)
			.sorted(Comparator.comparing(Table::name))
			.toList();
		return new Schema(tables, schema.sequences().stream().sorted(Comparator.comparing(Sequence::name)).toList(),
				schema.views().stream().sorted(Comparator.comparing(View::name)).toList(),
				schema.types().stream().sorted(Comparator.comparing(UserType::name)).toList(), schema.objects());
	}

	static List<Column> sorted(List<Column> columns) {
		return columns.stream().sorted(Comparator.comparing(Column::name)).toList();
	}

	private static Table sorted(Table table) {
		Table sorted = table;
		for (MemberDiffer<?> differ : Members.ALL) {
			sorted = differ.sorted(sorted);
		}
		return sorted;
	}

}
