package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.migrate.change.AddColumn;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.DropColumn;
import dev.migrate.change.FillNulls;
import dev.migrate.change.NumberPlaces;
import dev.migrate.change.SchemaChange;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Table;

/**
 * The changes of one table for which it will be built anew, once.
 */
final class PendingRebuild {

	private static final String NOTHING = "null";

	private final Engine engine;

	private final WayBack back;

	private final Table before;

	private final List<SchemaChange> changes = new ArrayList<>();

	private final List<CreateIndex> indexes = new ArrayList<>();

	/** The columns that keep their values. */
	private final Set<Identifier> kept = new LinkedHashSet<>();

	private final Set<Identifier> added = new HashSet<>();

	/** What the columns get that do not, or where they have none. */
	private final Map<Identifier, String> fillings = new LinkedHashMap<>();

	/** What columns get whose values are lost, on the way back. */
	private final Map<Identifier, String> undoFillings = new LinkedHashMap<>();

	PendingRebuild(Engine engine, WayBack back, Table before) {
		this.engine = engine;
		this.back = back;
		this.before = before;
		before.columns().stream().filter(PendingRebuild::hasValues).map(Column::name).forEach(this.kept::add);
	}

	private static boolean hasValues(Column column) {
		return column.generated() == null;
	}

	Table before() {
		return this.before;
	}

	/**
	 * The indexes that are created when the table stands again.
	 */
	List<CreateIndex> indexes() {
		return this.indexes;
	}

	void add(SchemaChange change) {
		if (change instanceof CreateIndex create) {
			this.indexes.add(create);
			return;
		}
		this.changes.add(change);
		if (change instanceof AddColumn add) {
			this.added.add(add.column().name());
		}
		else if (change instanceof DropColumn drop) {
			this.kept.remove(drop.column().name());
			this.fillings.remove(drop.column().name());
			this.back.from(drop, null).forEach((undo) -> fill(this.undoFillings, undo));
		}
		else {
			fill(this.fillings, change);
		}
	}

	private void fill(Map<Identifier, String> fillings, SchemaChange change) {
		if (change instanceof FillNulls fill) {
			fillings.put(fill.column().name(), fill.value());
		}
		else if (change instanceof NumberPlaces number) {
			fillings.computeIfPresent(number.column().name(),
					(column, value) -> this.engine.placeValue(value, number.owners()));
		}
	}

	/**
	 * Whether an expression can be computed from the table as it was.
	 */
	boolean canCompute(String expression) {
		return KnownColumns.mentioned(this.added, expression).isEmpty();
	}

	EngineStep.Rebuild step(Table after) {
		List<Index> later = this.indexes.stream().map(CreateIndex::index).toList();
		Table rebuilt = after.withIndexes(after.indexes().stream().filter((index) -> !later.contains(index)).toList());
		Map<Identifier, String> values = new LinkedHashMap<>();
		for (Column column : after.columns()) {
			if (hasValues(column)) {
				values.put(column.name(), value(column));
			}
		}
		Map<Identifier, String> undoValues = new LinkedHashMap<>();
		for (Column column : this.before.columns()) {
			if (hasValues(column)) {
				undoValues.put(column.name(), undoValue(column));
			}
		}
		return new EngineStep.Rebuild(this.before, rebuilt, values, undoValues, List.copyOf(this.changes));
	}

	private String value(Column column) {
		String filling = this.fillings.get(column.name());
		if (!this.kept.contains(column.name())) {
			if (!this.added.contains(column.name())) {
				throw new IllegalStateException("No value for " + this.before.name() + "." + column.name());
			}
			return Objects.requireNonNullElseGet(filling, () -> initial(column));
		}
		String present = this.engine.sql(column.name());
		return (filling != null) ? "coalesce(" + present + ", " + filling + ")" : present;
	}

	private String undoValue(Column column) {
		if (this.kept.contains(column.name())) {
			return this.engine.sql(column.name());
		}
		return Objects.requireNonNullElseGet(this.undoFillings.get(column.name()), () -> initial(column));
	}

	private static String initial(Column column) {
		return Objects.requireNonNullElse(column.defaultValue(), NOTHING);
	}

}
