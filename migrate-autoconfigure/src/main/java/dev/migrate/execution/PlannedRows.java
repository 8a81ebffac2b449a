package dev.migrate.execution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows a plan may have changed by the time that a statement of it runs, so that
 * what they are now tells nothing about it.
 */
final class PlannedRows {

	private final Set<String> tables = new HashSet<>();

	private final Set<String> columns = new HashSet<>();

	private boolean anything;

	void after(SqlEffect effect) {
		if (effect instanceof SqlEffect.ChangeRows change) {
			changed(change);
		}
		else if (effect instanceof SqlEffect.DropTable drop) {
			this.tables.add(LiveNames.word(drop.table()));
		}
		else if (effect instanceof SqlEffect.DropColumn drop) {
			this.columns.add(key(drop.table(), drop.column()));
		}
		else if (effect instanceof SqlEffect.Unknown) {
			this.anything = true;
		}
	}

	private void changed(SqlEffect.ChangeRows change) {
		if (change.columns().isEmpty()) {
			this.tables.add(LiveNames.word(change.table()));
		}
		change.columns().forEach((column) -> this.columns.add(key(change.table(), column)));
	}

	boolean mayChange(RowDemand demand) {
		if (this.anything || this.tables.contains(LiveNames.word(demand.table()))) {
			return true;
		}
		if (demand instanceof RowDemand.Value value) {
			return changed(value.table(), List.of(value.column()));
		}
		if (demand instanceof RowDemand.Unique unique) {
			return changed(unique.table(), unique.columns());
		}
		if (demand instanceof RowDemand.Fit fit) {
			return changed(fit.table(), List.of(fit.column()));
		}
		if (demand instanceof RowDemand.Reference reference) {
			return this.tables.contains(LiveNames.word(reference.referencedTable()))
					|| changed(reference.table(), reference.columns())
					|| changed(reference.referencedTable(), reference.referencedColumns());
		}
		String prefix = LiveNames.word(demand.table()) + ".";
		return this.columns.stream().anyMatch((column) -> column.startsWith(prefix));
	}

	private boolean changed(String table, List<String> columns) {
		return columns.stream().anyMatch((column) -> this.columns.contains(key(table, column)));
	}

	private static String key(String table, String column) {
		return LiveNames.word(table) + "." + LiveNames.word(column);
	}

}
