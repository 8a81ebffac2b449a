package dev.migrate.changelog;

import java.util.List;

import dev.migrate.change.ChangePlan;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.engine.Engine;
import dev.migrate.engine.TableRebuilding;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * Renders steps for an engine that changes tables by building them anew.
 */
final class RebuildingStepRenderer {

	private final Engine engine;

	private final TableRebuilding rebuilding;

	private final LiquibaseDialect dialect;

	private final StepSplitter splitter;

	private final ChangeRenderer renderer = new ChangeRenderer();

	RebuildingStepRenderer(Engine engine, TableRebuilding rebuilding) {
		this.engine = engine;
		this.rebuilding = rebuilding;
		this.dialect = new LiquibaseDialect(engine);
		this.splitter = new StepSplitter(this.dialect);
	}

	List<RenderedStep> render(ChangePlan plan) {
		return steps(plan.from(), plan.changes()).stream().map(this::render).toList();
	}

	private List<EngineStep> steps(Schema from, List<SchemaChange> changes) {
		return RebuildPlanner.plan(this.engine, this.rebuilding, from, changes);
	}

	private RenderedStep render(EngineStep step) {
		Names plain = new Names(this.dialect, false);
		RenderedStep rendered = render(step, plain, false);
		return plain.allPlain() ? rendered : render(step, new Names(this.dialect, true), true);
	}

	private RenderedStep render(EngineStep step, Names names, boolean quoted) {
		return new RenderedStep(quoted, null, step.loses(), forward(step, names), back(step, names));
	}

	private ChangeNode forward(EngineStep step, Names names) {
		if (step instanceof EngineStep.NewTable created) {
			return isPlain(created.table()) ? this.renderer.render(new CreateTable(created.table()), names)
					: ChangeNode.sql(this.rebuilding.createSql(created.table()));
		}
		if (step instanceof EngineStep.Rebuild rebuild) {
			return ChangeNode.sql(this.rebuilding.rebuildSql(rebuild.before(), rebuild.after(), rebuild.values()));
		}
		return this.renderer.render(((EngineStep.InPlace) step).change(), names);
	}

	private List<ChangeNode> back(EngineStep step, Names names) {
		if (step instanceof EngineStep.NewTable created) {
			return List.of(this.renderer.render(new DropTable(created.table()), names));
		}
		if (step instanceof EngineStep.Rebuild rebuild) {
			return List.of(ChangeNode
				.sql(this.rebuilding.rebuildSql(rebuild.after(), rebuild.before(), rebuild.undoValues())));
		}
		EngineStep.InPlace inPlace = (EngineStep.InPlace) step;
		return steps(inPlace.after(), inPlace.undo()).stream().map((undo) -> forward(undo, names)).toList();
	}

	/**
	 * Whether Liquibase's own change creates the whole table.
	 */
	private boolean isPlain(Table table) {
		boolean bare = table.uniqueConstraints().isEmpty() && table.foreignKeys().isEmpty()
				&& table.checkConstraints().isEmpty()
				&& table.columns().stream().allMatch((column) -> column.identity() == null);
		return bare && this.splitter.split(new CreateTable(table)).size() == 1
				&& table.columns().stream().allMatch((column) -> ColumnNodes.expressible(column, this.dialect));
	}

}
