package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterDefault;
import dev.migrate.change.AlterIdentity;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropIndex;
import dev.migrate.change.DropNotNull;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropTable;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetColumnComment;
import dev.migrate.change.SetNotNull;
import dev.migrate.change.SetTableComment;
import dev.migrate.change.Step;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.Table;

/**
 * What steps make of tables, for whoever has to know a table as it will be when a step
 * runs.
 */
final class ChangeEffects {

	private final Map<Class<? extends SchemaChange>, BiFunction<Table, SchemaChange, Table>> onTables = new LinkedHashMap<>();

	private final Engine engine;

	ChangeEffects(Engine engine) {
		this.engine = engine;
		registerColumns();
		registerConstraints();
		register(SetTableComment.class, (table, change) -> table.withComment(change.after()));
		register(CreateIndex.class,
				(table, change) -> table.withIndexes(SchemaState.with(table.indexes(), change.index())));
		register(DropIndex.class, (table, change) -> table
			.withIndexes(SchemaState.without(table.indexes(), (index) -> index.name().equals(change.index().name()))));
	}

	private void registerColumns() {
		register(AddColumn.class,
				(table, change) -> table.withColumns(SchemaState.with(table.columns(), change.column())));
		register(DropColumn.class, (table, change) -> ColumnInterpretations.without(table, change.column().name()));
		register(AlterColumnType.class,
				(table, change) -> altered(table, change.after(), (column) -> column.withType(change.after().type())));
		register(SetNotNull.class,
				(table, change) -> altered(table, change.column(), (column) -> column.withNullable(false)));
		register(DropNotNull.class,
				(table, change) -> altered(table, change.column(), (column) -> column.withNullable(true)));
		register(AlterDefault.class, (table, change) -> altered(table, change.after(),
				(column) -> column.withDefaultValue(change.after().defaultValue())));
		register(AlterIdentity.class, (table, change) -> altered(table, change.after(),
				(column) -> column.withIdentity(change.after().identity())));
		register(SetColumnComment.class, (table, change) -> altered(table, change.after(),
				(column) -> column.withComment(change.after().comment())));
	}

	private void registerConstraints() {
		register(AddPrimaryKey.class, (table, change) -> table.withPrimaryKey(change.primaryKey()));
		register(DropPrimaryKey.class, (table, change) -> table.withPrimaryKey(null));
		register(AddUniqueConstraint.class, (table, change) -> table
			.withUniqueConstraints(SchemaState.with(table.uniqueConstraints(), change.unique())));
		register(DropUniqueConstraint.class, (table, change) -> table
			.withUniqueConstraints(withoutOne(table.uniqueConstraints(), change.unique(), (unique) -> unique.name())));
		register(AddForeignKey.class,
				(table, change) -> table.withForeignKeys(SchemaState.with(table.foreignKeys(), change.foreignKey())));
		register(DropForeignKey.class, (table, change) -> table
			.withForeignKeys(withoutOne(table.foreignKeys(), change.foreignKey(), (key) -> key.name())));
		register(AddCheckConstraint.class, (table, change) -> table
			.withCheckConstraints(SchemaState.with(table.checkConstraints(), change.check())));
		register(DropCheckConstraint.class, (table, change) -> table
			.withCheckConstraints(withoutOne(table.checkConstraints(), change.check(), (check) -> check.name())));
	}

	private <C extends SchemaChange> void register(Class<C> kind, BiFunction<Table, C, Table> effect) {
		this.onTables.put(kind, (table, change) -> effect.apply(table, kind.cast(change)));
	}

	/**
	 * Applies what a change set does. A key that takes over an index leaves none behind.
	 */
	void apply(Step.Structure step, SchemaState state) {
		apply(step.change(), state);
		if (step.ways().contains(Step.Way.USING_INDEX)) {
			state.change(step.change().object(), (table) -> table
				.withIndexes(SchemaState.without(table.indexes(), (index) -> index.unique() && isKey(table, index))));
		}
	}

	private static boolean isKey(Table table, Index index) {
		List<Identifier> columns = index.columns().stream().map(IndexColumn::name).toList();
		return (table.primaryKey() != null && table.primaryKey().columns().equals(columns))
				|| table.uniqueConstraints().stream().anyMatch((unique) -> unique.columns().equals(columns));
	}

	/**
	 * Applies a step; one that concerns no table changes nothing.
	 */
	void apply(SchemaChange change, SchemaState state) {
		if (change instanceof CreateTable create) {
			state.createTable(bare(create.table()));
		}
		else if (change instanceof DropTable drop) {
			state.dropTable(drop.table().name());
		}
		else if (change instanceof RenameTable rename) {
			state.renameTable(rename.from(), rename.to());
		}
		else if (change instanceof RenameColumn rename) {
			new ColumnRename(rename.table(), rename.column().name(), rename.to(), this.engine).applyTo(state);
		}
		else {
			BiFunction<Table, SchemaChange, Table> effect = this.onTables.getOrDefault(change.getClass(),
					(table, other) -> table);
			state.change(change.object(), (table) -> effect.apply(table, change));
		}
	}

	/** What a table has beyond columns and key comes in steps of its own. */
	private static Table bare(Table table) {
		return table.withUniqueConstraints(List.of())
			.withForeignKeys(List.of())
			.withCheckConstraints(List.of())
			.withIndexes(List.of());
	}

	private static Table altered(Table table, Column altered, UnaryOperator<Column> alteration) {
		return table.withColumns(table.columns()
			.stream()
			.map((column) -> column.name().equals(altered.name()) ? alteration.apply(column) : column)
			.toList());
	}

	/** Names that an engine made up can be the same for several: one of them goes. */
	private static <T, N> List<T> withoutOne(List<T> items, T gone, Function<T, N> name) {
		List<T> rest = new ArrayList<>(items);
		if (!rest.remove(gone)) {
			rest.removeIf((item) -> name.apply(item).equals(name.apply(gone)));
		}
		return rest;
	}

}
