package dev.migrate.changelog;

import java.util.List;
import java.util.Objects;

import dev.migrate.change.CreateTable;
import dev.migrate.change.DropTable;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SetTableComment;
import dev.migrate.schema.Table;

/**
 * Changes of whole tables.
 */
final class TableNodes {

	private TableNodes() {
	}

	static void register(ChangeRenderer renderer) {
		renderer.register(CreateTable.class, TableNodes::create);
		renderer.register(DropTable.class, (change, names) -> names.onTable("dropTable", change.table().name()));
		renderer.register(RenameTable.class, TableNodes::rename);
		renderer.register(SetTableComment.class, TableNodes::comment);
	}

	private static ChangeNode create(CreateTable change, Names names) {
		Table table = change.table();
		return names.onTable("createTable", table.name())
			.with("remarks", table.comment())
			.with("columns",
					table.columns()
						.stream()
						.map((column) -> ColumnNodes.column(column, table.primaryKey(), names))
						.toList());
	}

	private static ChangeNode rename(RenameTable change, Names names) {
		if (!Objects.equals(change.from().schema(), change.to().schema())) {
			return ChangeNode.sql(names.dialect().engine().moveTableSql(change.from(), change.to()));
		}
		return ChangeNode.of("renameTable")
			.with("schemaName", names.schema(change.from()))
			.with("oldTableName", names.write(change.from().name()))
			.with("newTableName", names.write(change.to().name()));
	}

	private static ChangeNode comment(SetTableComment change, Names names) {
		List<String> sql = names.dialect().engine().commentSql(change.table(), null, change.after());
		if (!sql.isEmpty()) {
			return ChangeNode.sql(sql);
		}
		return names.onTable("setTableRemarks", change.table())
			.with("remarks", Objects.requireNonNullElse(change.after(), ""));
	}

}
