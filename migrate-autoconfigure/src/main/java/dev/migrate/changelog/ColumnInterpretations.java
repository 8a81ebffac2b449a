package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import liquibase.change.ColumnConfig;
import liquibase.change.core.AddAutoIncrementChange;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.AddDefaultValueChange;
import liquibase.change.core.AddNotNullConstraintChange;
import liquibase.change.core.DropColumnChange;
import liquibase.change.core.DropDefaultValueChange;
import liquibase.change.core.DropNotNullConstraintChange;
import liquibase.change.core.ModifyDataTypeChange;
import liquibase.change.core.RenameColumnChange;
import liquibase.change.core.SetColumnRemarksChange;
import liquibase.statement.core.AddDefaultValueStatement;

import org.jspecify.annotations.Nullable;

/**
 * What changes of columns do.
 */
final class ColumnInterpretations {

	private ColumnInterpretations() {
	}

	static void register(ChangeInterpretation interpretation) {
		interpretation.register(AddColumnChange.class, ColumnInterpretations::add);
		interpretation.register(DropColumnChange.class, ColumnInterpretations::drop);
		interpretation.register(RenameColumnChange.class, (change,
				context) -> new ColumnRename(context.names().qualified(change.getSchemaName(), change.getTableName()),
						context.names().name(change.getOldColumnName()),
						context.names().name(change.getNewColumnName()), context.dialect().engine())
					.applyTo(context.state()));
		interpretation.register(ModifyDataTypeChange.class,
				(change, context) -> change(context, change.getSchemaName(), change.getTableName(),
						change.getColumnName(),
						(column) -> column.withType(context.dialect().type(change.getNewDataType()))));
		interpretation.register(AddNotNullConstraintChange.class,
				(change, context) -> change(context, change.getSchemaName(), change.getTableName(),
						change.getColumnName(), (column) -> column.withNullable(false)));
		interpretation.register(DropNotNullConstraintChange.class,
				(change, context) -> change(context, change.getSchemaName(), change.getTableName(),
						change.getColumnName(), (column) -> column.withNullable(true)));
		interpretation.register(AddDefaultValueChange.class, ColumnInterpretations::addDefault);
		interpretation.register(DropDefaultValueChange.class,
				(change, context) -> change(context, change.getSchemaName(), change.getTableName(),
						change.getColumnName(), (column) -> column.withDefaultValue(null)));
		interpretation.register(AddAutoIncrementChange.class,
				(change, context) -> change(context, change.getSchemaName(), change.getTableName(),
						change.getColumnName(), (column) -> column.withIdentity(new ColumnReader(context)
							.identity(change.getGenerationType(), change.getStartWith(), change.getIncrementBy()))));
		interpretation.register(SetColumnRemarksChange.class, ColumnInterpretations::comment);
	}

	private static void change(ChangeContext context, @Nullable String schema, String table, String column,
			UnaryOperator<Column> change) {
		context.state().changeColumn(context.names().qualified(schema, table), context.names().name(column), change);
	}

	private static void add(AddColumnChange change, ChangeContext context) {
		ColumnReader reader = new ColumnReader(context);
		context.state().change(context.names().qualified(change.getSchemaName(), change.getTableName()), (table) -> {
			List<Column> columns = new ArrayList<>(table.columns());
			change.getColumns().forEach((config) -> columns.add(reader.column(config)));
			return reader.withConstraints(table.withColumns(columns), change.getColumns());
		});
	}

	private static void drop(DropColumnChange change, ChangeContext context) {
		QualifiedName table = context.names().qualified(change.getSchemaName(), change.getTableName());
		List<String> names = (change.getColumnName() != null) ? List.of(change.getColumnName())
				: change.getColumns().stream().map(ColumnConfig::getName).toList();
		names.stream()
			.map(context.names()::name)
			.forEach((column) -> context.state().change(table, (before) -> without(before, column)));
	}

	/**
	 * The table without a column and without what cannot be there without it.
	 */
	static Table without(Table table, Identifier column) {
		boolean key = table.primaryKey() != null && table.primaryKey().columns().contains(column);
		return table.withColumns(SchemaState.without(table.columns(), (candidate) -> candidate.name().equals(column)))
			.withPrimaryKey(key ? null : table.primaryKey())
			.withUniqueConstraints(
					SchemaState.without(table.uniqueConstraints(), (unique) -> unique.columns().contains(column)))
			.withForeignKeys(
					SchemaState.without(table.foreignKeys(), (foreignKey) -> foreignKey.columns().contains(column)))
			.withIndexes(SchemaState.without(table.indexes(),
					(index) -> index.columns().stream().anyMatch((part) -> part.name().equals(column))));
	}

	private static void addDefault(AddDefaultValueChange change, ChangeContext context) {
		AddDefaultValueStatement statement = (AddDefaultValueStatement) change
			.generateStatements(context.dialect().database())[0];
		ColumnReader reader = new ColumnReader(context);
		change(context, change.getSchemaName(), change.getTableName(), change.getColumnName(), (column) -> {
			String type = context.dialect().spell(column.type()).orElse(column.type());
			return column.withDefaultValue(reader.expression(statement.getDefaultValue(), type));
		});
	}

	private static void comment(SetColumnRemarksChange change, ChangeContext context) {
		String remarks = change.getRemarks();
		change(context, change.getSchemaName(), change.getTableName(), change.getColumnName(),
				(column) -> column.withComment((remarks != null && !remarks.isEmpty()) ? remarks : null));
	}

}
