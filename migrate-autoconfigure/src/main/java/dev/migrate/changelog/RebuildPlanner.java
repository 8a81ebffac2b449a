package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.migrate.change.AddForeignKey;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateObject;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropTable;
import dev.migrate.change.FillNulls;
import dev.migrate.change.InsertRow;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.engine.Engine;
import dev.migrate.engine.TableRebuilding;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * Brings together the changes for which a table has to be built anew, so that it is built
 * once, and puts everything that a new table gets into its creation. Between two renames
 * the order of tables among each other does not matter, as long as no table is dropped
 * that others refer to.
 */
final class RebuildPlanner {

	private final Engine engine;

	private final TableRebuilding rebuilding;

	private final WayBack back;

	private final ChangeEffects effects;

	private final SchemaState state;

	private final List<EngineStep> steps = new ArrayList<>();

	/** Tables that were created last, with the places of their steps. */
	private final Map<QualifiedName, Integer> created = new LinkedHashMap<>();

	private final Map<QualifiedName, PendingRebuild> pending = new LinkedHashMap<>();

	private RebuildPlanner(Engine engine, TableRebuilding rebuilding, Schema from, WayBack back) {
		this.engine = engine;
		this.rebuilding = rebuilding;
		this.back = back;
		this.effects = new ChangeEffects(engine);
		this.state = new SchemaState(from);
	}

	/**
	 * The steps that make some changes.
	 * @param from at least the tables that the changes concern, as they are before
	 */
	static List<EngineStep> plan(Engine engine, TableRebuilding rebuilding, Schema from, List<SchemaChange> changes) {
		RebuildPlanner planner = new RebuildPlanner(engine, rebuilding, from, new WayBack(engine, changes, from));
		changes.forEach(planner::add);
		planner.rebuildAll();
		return List.copyOf(planner.steps);
	}

	private void add(SchemaChange change) {
		QualifiedName name = change.object();
		if (change instanceof DropTable drop) {
			drop(drop);
			return;
		}
		boolean rename = change instanceof RenameTable || change instanceof RenameColumn;
		if (rename || change instanceof CreateObject || !computable(change)) {
			rebuildAll();
		}
		Table before = this.state.table(name);
		this.effects.apply(change, this.state);
		Table after = this.state.table(name);
		PendingRebuild rebuild = this.pending.get(name);
		if (change instanceof CreateTable) {
			this.created.put(name, this.steps.size());
			this.steps.add(new EngineStep.NewTable(Objects.requireNonNull(after)));
		}
		else if (rebuild != null) {
			rebuild.add(change);
		}
		else if (rename || before == null || after == null || before.equals(after) || change instanceof CreateIndex) {
			addInPlace(change);
		}
		else if (this.created.containsKey(name)) {
			this.steps.set(this.created.get(name), new EngineStep.NewTable(withoutIndexes(after)));
		}
		else if (this.rebuilding.isNeeded(before, after)) {
			this.pending.computeIfAbsent(name, (table) -> new PendingRebuild(this.engine, this.back, before))
				.add(change);
		}
		else {
			addInPlace(change);
		}
	}

	private boolean computable(SchemaChange change) {
		PendingRebuild rebuild = this.pending.get(change.object());
		return rebuild == null || !(change instanceof InsertRow)
				&& !(change instanceof FillNulls fill && !rebuild.canCompute(fill.value()));
	}

	private void addInPlace(SchemaChange change) {
		QualifiedName name = (change instanceof RenameTable rename) ? rename.to() : change.object();
		Table after = this.state.table(name);
		Schema schema = new Schema((after != null) ? List.of(after) : List.of(), List.of());
		this.steps.add(new EngineStep.InPlace(change, this.back.from(change, null), schema));
	}

	/**
	 * A table that goes need not be built anew before. Foreign keys to it go first.
	 */
	private void drop(DropTable drop) {
		PendingRebuild rebuild = this.pending.remove(drop.table().name());
		rebuildAll();
		this.effects.apply(drop, this.state);
		if (rebuild == null) {
			addInPlace(drop);
			return;
		}
		Table before = rebuild.before();
		DropTable whole = new DropTable(before.withForeignKeys(List.of()), drop.onTheWayBack());
		List<SchemaChange> undo = new ArrayList<>(whole.inverse());
		before.foreignKeys().forEach((key) -> undo.add(new AddForeignKey(before.name(), key)));
		this.steps.add(new EngineStep.InPlace(whole, undo, Schema.empty()));
	}

	private void rebuildAll() {
		this.pending.forEach((name, rebuild) -> {
			this.steps.add(rebuild.step(Objects.requireNonNull(this.state.table(name))));
			rebuild.indexes().forEach(this::addInPlace);
		});
		this.pending.clear();
		this.created.clear();
	}

	private static Table withoutIndexes(Table table) {
		return table.withIndexes(List.of());
	}

}
