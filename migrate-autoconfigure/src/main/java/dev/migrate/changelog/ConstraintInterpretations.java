package dev.migrate.changelog;

import java.util.List;
import java.util.Locale;

import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;
import liquibase.change.AddColumnConfig;
import liquibase.change.core.AddForeignKeyConstraintChange;
import liquibase.change.core.AddPrimaryKeyChange;
import liquibase.change.core.AddUniqueConstraintChange;
import liquibase.change.core.CreateIndexChange;
import liquibase.change.core.DropAllForeignKeyConstraintsChange;
import liquibase.change.core.DropForeignKeyConstraintChange;
import liquibase.change.core.DropIndexChange;
import liquibase.change.core.DropPrimaryKeyChange;
import liquibase.change.core.DropUniqueConstraintChange;

import org.jspecify.annotations.Nullable;

/**
 * What changes of keys, constraints and indexes do.
 */
final class ConstraintInterpretations {

	private ConstraintInterpretations() {
	}

	static void register(ChangeInterpretation interpretation) {
		interpretation.register(AddPrimaryKeyChange.class, ConstraintInterpretations::addPrimaryKey);
		interpretation.register(DropPrimaryKeyChange.class,
				(change, context) -> context.state()
					.change(context.names().qualified(change.getSchemaName(), change.getTableName()),
							(table) -> table.withPrimaryKey(null)));
		interpretation.register(AddUniqueConstraintChange.class, ConstraintInterpretations::addUnique);
		interpretation.register(DropUniqueConstraintChange.class, (change, context) -> drop(context,
				context.names().qualified(change.getSchemaName(), change.getTableName()), change.getConstraintName()));
		interpretation.register(AddForeignKeyConstraintChange.class, ConstraintInterpretations::addForeignKey);
		interpretation.register(DropForeignKeyConstraintChange.class,
				(change, context) -> drop(context,
						context.names().qualified(change.getBaseTableSchemaName(), change.getBaseTableName()),
						change.getConstraintName()));
		interpretation.register(DropAllForeignKeyConstraintsChange.class,
				(change, context) -> context.state()
					.change(context.names().qualified(change.getBaseTableSchemaName(), change.getBaseTableName()),
							(table) -> table.withForeignKeys(List.of())));
		interpretation.register(CreateIndexChange.class, ConstraintInterpretations::createIndex);
		interpretation.register(DropIndexChange.class,
				(change, context) -> context.state().dropIndex(context.names().name(change.getIndexName())));
	}

	private static void drop(ChangeContext context, QualifiedName table, @Nullable String constraint) {
		if (constraint != null) {
			context.state().dropConstraint(table, context.names().name(constraint));
		}
	}

	private static void addPrimaryKey(AddPrimaryKeyChange change, ChangeContext context) {
		List<Identifier> columns = context.names().names(change.getColumnNames());
		ObjectName name = name(context, change.getConstraintName(), "pk_" + change.getTableName());
		context.state()
			.change(context.names().qualified(change.getSchemaName(), change.getTableName()),
					(table) -> withMandatory(table, columns)
						.withPrimaryKey(new PrimaryKey(context.dialect().engine().primaryKeyName(name), columns)));
	}

	private static Table withMandatory(Table table, List<Identifier> columns) {
		List<Column> mandatory = table.columns()
			.stream()
			.map((column) -> columns.contains(column.name()) ? column.withNullable(false) : column)
			.toList();
		return table.withColumns(mandatory);
	}

	private static void addUnique(AddUniqueConstraintChange change, ChangeContext context) {
		List<Identifier> columns = context.names().names(change.getColumnNames());
		ObjectName name = name(context, change.getConstraintName(), "uk_" + change.getTableName());
		context.state()
			.change(context.names().qualified(change.getSchemaName(), change.getTableName()),
					(table) -> table.withUniqueConstraints(
							SchemaState.with(table.uniqueConstraints(), new UniqueConstraint(name, columns))));
	}

	private static void addForeignKey(AddForeignKeyConstraintChange change, ChangeContext context) {
		ForeignKey key = new ForeignKey(name(context, change.getConstraintName(), "fk_" + change.getBaseTableName()),
				context.names().names(change.getBaseColumnNames()),
				context.names().qualified(change.getReferencedTableSchemaName(), change.getReferencedTableName()),
				context.names().names(change.getReferencedColumnNames()), action(change.getOnDelete(), context),
				action(change.getOnUpdate(), context));
		context.state()
			.change(context.names().qualified(change.getBaseTableSchemaName(), change.getBaseTableName()),
					(table) -> table.withForeignKeys(SchemaState.with(table.foreignKeys(), key)));
	}

	private static ReferentialAction action(@Nullable String sql, ChangeContext context) {
		if (sql != null) {
			for (ReferentialAction action : ReferentialAction.values()) {
				if (action.sql().equals(sql.toLowerCase(Locale.ROOT))) {
					return context.dialect().engine().normalizeAction(action);
				}
			}
		}
		return ReferentialAction.NO_ACTION;
	}

	private static void createIndex(CreateIndexChange change, ChangeContext context) {
		List<IndexColumn> columns = change.getColumns().stream().map((column) -> indexColumn(column, context)).toList();
		ObjectName name = name(context, change.getIndexName(), "ix_" + change.getTableName());
		Index index = new Index(name, columns, Boolean.TRUE.equals(change.isUnique()), null);
		context.state()
			.change(context.names().qualified(change.getSchemaName(), change.getTableName()),
					(table) -> table.withIndexes(SchemaState.with(table.indexes(), index)));
	}

	private static IndexColumn indexColumn(AddColumnConfig column, ChangeContext context) {
		String text = column.getName();
		boolean trailing = text.toLowerCase(Locale.ROOT).endsWith(" desc");
		String name = trailing ? text.substring(0, text.length() - " desc".length()) : text;
		return new IndexColumn(context.names().name(name), trailing || Boolean.TRUE.equals(column.getDescending()));
	}

	private static ObjectName name(ChangeContext context, @Nullable String name, String standIn) {
		return new ColumnReader(context).named(name, ObjectName.generated(new Identifier(standIn, false)));
	}

}
