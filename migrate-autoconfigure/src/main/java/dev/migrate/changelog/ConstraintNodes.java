package dev.migrate.changelog;

import java.util.List;
import java.util.Locale;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropIndex;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;

import org.jspecify.annotations.Nullable;

/**
 * Changes of keys, constraints and indexes.
 */
final class ConstraintNodes {

	private ConstraintNodes() {
	}

	static void register(ChangeRenderer renderer) {
		renderer.register(AddPrimaryKey.class, (change, names) -> key("addPrimaryKey", change.table(),
				change.primaryKey().name(), change.primaryKey().columns(), names));
		renderer.register(DropPrimaryKey.class,
				(change, names) -> drop("dropPrimaryKey", change.table(), change.primaryKey().name(), names));
		renderer.register(AddUniqueConstraint.class, (change, names) -> key("addUniqueConstraint", change.table(),
				change.unique().name(), change.unique().columns(), names));
		renderer.register(DropUniqueConstraint.class,
				(change, names) -> drop("dropUniqueConstraint", change.table(), change.unique().name(), names));
		renderer.register(AddForeignKey.class, ConstraintNodes::addForeignKey);
		renderer.register(DropForeignKey.class, ConstraintNodes::dropForeignKey);
		renderer.register(AddCheckConstraint.class, (change, names) -> ChangeNode
			.sql(List.of(names.dialect().engine().addCheckSql(change.table(), change.check()))));
		renderer.register(DropCheckConstraint.class, (change, names) -> ChangeNode
			.sql(List.of(names.dialect().engine().dropCheckSql(change.table(), change.check()))));
		renderer.register(CreateIndex.class, ConstraintNodes::createIndex);
		renderer.register(DropIndex.class, ConstraintNodes::dropIndex);
	}

	private static ChangeNode key(String change, QualifiedName table, ObjectName name, List<Identifier> columns,
			Names names) {
		return names.onTable(change, table)
			.with("columnNames", names.write(columns))
			.with("constraintName", names.write(name.identifier()));
	}

	private static ChangeNode drop(String change, QualifiedName table, ObjectName name, Names names) {
		return names.onTable(change, table).with("constraintName", names.write(name.identifier()));
	}

	private static ChangeNode addForeignKey(AddForeignKey change, Names names) {
		ForeignKey key = change.foreignKey();
		return ChangeNode.of("addForeignKeyConstraint")
			.with("constraintName", names.write(key.name().identifier()))
			.with("baseTableSchemaName", names.schema(change.table()))
			.with("baseTableName", names.write(change.table().name()))
			.with("baseColumnNames", names.write(key.columns()))
			.with("referencedTableSchemaName", names.schema(key.referencedTable()))
			.with("referencedTableName", names.write(key.referencedTable().name()))
			.with("referencedColumnNames", names.write(key.referencedColumns()))
			.with("onDelete", action(key.onDelete()))
			.with("onUpdate", action(key.onUpdate()));
	}

	private static @Nullable String action(ReferentialAction action) {
		return (action != ReferentialAction.NO_ACTION) ? action.sql().toUpperCase(Locale.ROOT) : null;
	}

	private static ChangeNode dropForeignKey(DropForeignKey change, Names names) {
		return ChangeNode.of("dropForeignKeyConstraint")
			.with("baseTableSchemaName", names.schema(change.table()))
			.with("baseTableName", names.write(change.table().name()))
			.with("constraintName", names.write(change.foreignKey().name().identifier()));
	}

	private static ChangeNode createIndex(CreateIndex change, Names names) {
		Index index = change.index();
		if (index.definition() != null) {
			return ChangeNode.sql(List.of(index.definition()));
		}
		return names.onTable("createIndex", change.table())
			.with("indexName", names.write(index.name().identifier()))
			.with("unique", index.unique() ? true : null)
			.with("columns", index.columns().stream().map((column) -> indexColumn(column, names)).toList());
	}

	private static ChangeNode indexColumn(IndexColumn column, Names names) {
		return ChangeNode.of("column")
			.with("name", names.write(column.name()))
			.with("descending", column.descending() ? true : null);
	}

	private static ChangeNode dropIndex(DropIndex change, Names names) {
		return names.onTable("dropIndex", change.table())
			.with("indexName", names.write(change.index().name().identifier()));
	}

}
