package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.CreateTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetColumnComment;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;

/**
 * Renders steps for one engine, each with what undoes it. A step that Liquibase cannot
 * express in a single change becomes several.
 */
final class StepRenderer {

	private final LiquibaseDialect dialect;

	private final ChangeRenderer renderer = new ChangeRenderer();

	StepRenderer(Engine engine) {
		this.dialect = new LiquibaseDialect(engine);
	}

	List<RenderedStep> render(List<SchemaChange> changes) {
		return changes.stream().flatMap((change) -> split(change).stream()).map(this::render).toList();
	}

	private RenderedStep render(SchemaChange change) {
		Names plain = new Names(this.dialect, false);
		RenderedStep step = render(change, plain, false);
		return plain.allPlain() ? step : render(change, new Names(this.dialect, true), true);
	}

	private RenderedStep render(SchemaChange change, Names names, boolean quoted) {
		ChangeNode forward = this.renderer.render(change, names);
		List<ChangeNode> rollback = new ArrayList<>();
		for (SchemaChange undo : change.inverse()) {
			split(undo).forEach((part) -> rollback.add(this.renderer.render(part, names)));
		}
		return new RenderedStep(quoted, change.loses().orElse(null), forward, rollback);
	}

	private List<SchemaChange> split(SchemaChange change) {
		if (change instanceof CreateTable create) {
			return splitCreate(create.table());
		}
		if (change instanceof AddColumn add) {
			return splitAdd(add.table(), add.column());
		}
		return List.of(change);
	}

	/**
	 * Liquibase takes the order of a primary key from the columns, and has no generated
	 * columns.
	 */
	private List<SchemaChange> splitCreate(Table table) {
		List<Column> direct = table.columns().stream().filter(this::expressible).toList();
		if (direct.isEmpty()) {
			direct = table.columns();
		}
		PrimaryKey key = table.primaryKey();
		boolean ownKey = key != null && !inOrder(key, direct);
		List<SchemaChange> steps = new ArrayList<>();
		steps.add(new CreateTable(table.withColumns(direct).withPrimaryKey(ownKey ? null : key)));
		for (Column column : table.columns()) {
			if (!direct.contains(column)) {
				steps.addAll(splitAdd(table.name(), column));
			}
		}
		if (key != null && ownKey) {
			steps.add(new AddPrimaryKey(table.name(), key));
		}
		return steps;
	}

	private static boolean inOrder(PrimaryKey key, List<Column> columns) {
		List<Identifier> inTable = columns.stream().map(Column::name).filter(key.columns()::contains).toList();
		return inTable.equals(key.columns());
	}

	private List<SchemaChange> splitAdd(QualifiedName table, Column column) {
		if (expressible(column) || column.comment() == null) {
			return List.of(new AddColumn(table, column));
		}
		Column silent = column.withComment(null);
		return List.of(new AddColumn(table, silent), new SetColumnComment(table, silent, column));
	}

	private boolean expressible(Column column) {
		return ColumnNodes.expressible(column, this.dialect);
	}

}
