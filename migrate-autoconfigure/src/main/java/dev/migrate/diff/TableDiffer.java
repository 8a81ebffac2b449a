package dev.migrate.diff;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

import dev.migrate.change.CreateTable;
import dev.migrate.change.DropTable;
import dev.migrate.change.SetTableComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeRules;

import org.jspecify.annotations.Nullable;

/**
 * Compares tables with everything in them but their foreign keys, which depend on more
 * than one table.
 */
final class TableDiffer {

	private final TypeRules types;

	private final ColumnDiffer columns;

	private final List<MemberDiffer<?>> members;

	private final Set<Identifier> claimedNames;

	private final Steps steps;

	/**
	 * Compares columns and members.
	 * @param claimedNames the names that somebody chose for constraints and indexes of
	 * any table
	 */
	TableDiffer(TypeRules types, ColumnDiffer columns, List<MemberDiffer<?>> members, Set<Identifier> claimedNames,
			Steps steps) {
		this.types = types;
		this.columns = columns;
		this.members = members;
		this.claimedNames = claimedNames;
		this.steps = steps;
	}

	void created(Table wanted) {
		Table bare = bare(wanted).withPrimaryKey(wanted.primaryKey());
		this.steps.add(new CreateTable(bare));
		for (MemberDiffer<?> differ : this.members) {
			difference(differ, bare, wanted, Set.of());
		}
	}

	void dropped(Table before) {
		this.steps.add(new DropTable(before.withForeignKeys(List.of())));
	}

	void changed(Table before, Table wanted) {
		if (!Objects.equals(before.comment(), wanted.comment())) {
			this.steps.add(new SetTableComment(wanted.name(), before.comment(), wanted.comment()));
		}
		Map<Identifier, Column> recreated = recreated(before, wanted);
		columns(before, wanted, recreated);
		for (MemberDiffer<?> differ : this.members) {
			difference(differ, before, wanted, differ.holdsColumns(this.types) ? tightened(before, wanted)
					: differ.holdsTypes(this.types) ? moved(before, wanted) : recreated.keySet());
		}
	}

	private void columns(Table before, Table wanted, Map<Identifier, Column> recreated) {
		QualifiedName table = wanted.name();
		boolean keyChanges = !keyColumns(before).equals(keyColumns(wanted));
		for (Column column : SchemaOrder.sorted(before.columns())) {
			Column after = wanted.column(column.name()).orElse(null);
			if (after == null) {
				this.columns.dropped(table, column);
			}
			else if (recreated.containsKey(column.name())) {
				this.columns.recreated(table, column, after, isOnlyKey(wanted.primaryKey(), column.name()));
			}
			else {
				this.columns.changed(table, column, after, isOnlyKey(wanted.primaryKey(), column.name()), keyChanges);
			}
		}
		for (Column column : SchemaOrder.sorted(wanted.columns())) {
			if (before.column(column.name()).isEmpty()) {
				this.columns.added(table, column, isOnlyKey(wanted.primaryKey(), column.name()));
			}
		}
	}

	private <T> void difference(MemberDiffer<T> differ, Table before, Table wanted, Set<Identifier> moved) {
		BiPredicate<T, T> disturbed = (present, target) -> differ.holdsClaimedName(present, target, this.claimedNames)
				|| moved.stream().anyMatch((column) -> differ.uses(present, column));
		differ.difference(wanted.name(), differ.of(before), differ.of(wanted), disturbed, this.steps);
	}

	private static List<Identifier> keyColumns(Table table) {
		return (table.primaryKey() != null) ? table.primaryKey().columns() : List.of();
	}

	private static boolean isOnlyKey(@Nullable PrimaryKey key, Identifier column) {
		return key != null && key.columns().equals(List.of(column));
	}

	/**
	 * The columns that have to be dropped and added again: those whose computation
	 * changes, and those that are computed from a column that changes its type or is
	 * itself added again.
	 */
	private static Map<Identifier, Column> recreated(Table before, Table wanted) {
		Map<Identifier, Column> recreated = new LinkedHashMap<>();
		Set<Identifier> moved = moved(before, wanted);
		for (Column column : before.columns()) {
			Column after = wanted.column(column.name()).orElse(null);
			GeneratedValue value = column.generated();
			boolean computedAnew = value != null && moved.stream().anyMatch(SqlText.of(value.expression())::mentions);
			if (after != null && (computedAnew || ColumnDiffer.needsRecreation(column, after))) {
				recreated.put(column.name(), column);
			}
		}
		return recreated;
	}

	/**
	 * The columns that are dropped and added again, or get another type.
	 */
	private static Set<Identifier> moved(Table before, Table wanted) {
		Set<Identifier> moved = new LinkedHashSet<>();
		for (Column column : before.columns()) {
			Column after = wanted.column(column.name()).orElse(null);
			if (after != null && (ColumnDiffer.needsRecreation(column, after) || !after.type().equals(column.type()))) {
				moved.add(column.name());
			}
		}
		return moved;
	}

	/**
	 * The same, and those that become mandatory.
	 */
	private static Set<Identifier> tightened(Table before, Table wanted) {
		Set<Identifier> tightened = moved(before, wanted);
		for (Column column : before.columns()) {
			wanted.column(column.name())
				.filter((after) -> column.nullable() && !after.nullable())
				.ifPresent((after) -> tightened.add(after.name()));
		}
		return tightened;
	}

	private static Table bare(Table table) {
		return new Table(table.name(), table.comment(), table.columns(), null, List.of(), List.of(), List.of(),
				List.of());
	}

}
