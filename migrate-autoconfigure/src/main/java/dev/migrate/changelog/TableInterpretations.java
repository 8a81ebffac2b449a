package dev.migrate.changelog;

import java.util.List;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.DropTableChange;
import liquibase.change.core.RenameTableChange;
import liquibase.change.core.SetTableRemarksChange;

/**
 * What changes of whole tables do.
 */
final class TableInterpretations {

	private TableInterpretations() {
	}

	static void register(ChangeInterpretation interpretation) {
		interpretation.register(CreateTableChange.class, TableInterpretations::create);
		interpretation.register(DropTableChange.class, (change, context) -> context.state()
			.dropTable(context.names().qualified(change.getSchemaName(), change.getTableName())));
		interpretation.register(RenameTableChange.class,
				(change, context) -> context.state()
					.renameTable(context.names().qualified(change.getSchemaName(), change.getOldTableName()),
							context.names().qualified(change.getSchemaName(), change.getNewTableName())));
		interpretation.register(SetTableRemarksChange.class, TableInterpretations::comment);
	}

	private static void create(CreateTableChange change, ChangeContext context) {
		ColumnReader reader = new ColumnReader(context);
		QualifiedName name = context.names().qualified(change.getSchemaName(), change.getTableName());
		Table table = new Table(name, reader.comment(change.getRemarks()),
				change.getColumns().stream().map(reader::column).toList(), null, List.of(), List.of(), List.of(),
				List.of());
		context.state().createTable(reader.withConstraints(table, change.getColumns()));
	}

	private static void comment(SetTableRemarksChange change, ChangeContext context) {
		String remarks = change.getRemarks();
		context.state()
			.change(context.names().qualified(change.getSchemaName(), change.getTableName()),
					(table) -> table.withComment((remarks != null && !remarks.isEmpty()) ? remarks : null));
	}

}
