package dev.migrate.execution;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.execution.SqlNames.ColumnName;
import dev.migrate.schema.QualifiedName;

/**
 * Which rows a plan may have changed by the time that a statement of it runs, so that
 * what they are now tells nothing about it.
 */
final class PlannedRows {

	private final LiveNames names;

	private final Set<QualifiedName> tables = new HashSet<>();

	private final Set<ColumnName> columns = new HashSet<>();

	private boolean anything;

	PlannedRows(LiveNames names) {
		this.names = names;
	}

	void after(SqlEffect effect) throws SQLException {
		if (effect instanceof SqlEffect.ChangeRows change) {
			changed(change);
		}
		else if (effect instanceof SqlEffect.DropTable drop) {
			this.tables.add(this.names.name(drop.table()));
		}
		else if (effect instanceof SqlEffect.DropColumn drop) {
			this.columns.add(key(drop.table(), drop.column()));
		}
		else if (effect instanceof SqlEffect.EmptyTable empty) {
			this.tables.add(this.names.live(empty.table()));
		}
		else if (effect instanceof SqlEffect.Unknown || effect instanceof SqlEffect.DropWhole) {
			this.anything = true;
		}
	}

	private void changed(SqlEffect.ChangeRows change) throws SQLException {
		if (change.columns().isEmpty()) {
			this.tables.add(this.names.live(change.table()));
		}
		for (String column : change.columns()) {
			this.columns.add(key(change.table(), column));
		}
	}

	boolean mayChange(RowDemand demand) throws SQLException {
		if (this.anything || changed(demand.table())) {
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
			return changed(reference.referencedTable()) || changed(reference.table(), reference.columns())
					|| changed(reference.referencedTable(), reference.referencedColumns());
		}
		QualifiedName table = this.names.live(demand.table());
		return this.columns.stream().anyMatch((column) -> column.table().equals(table));
	}

	private boolean changed(String table) throws SQLException {
		return this.tables.contains(this.names.name(table)) || this.tables.contains(this.names.live(table));
	}

	private boolean changed(String table, List<String> columns) throws SQLException {
		for (String column : columns) {
			if (this.columns.contains(key(table, column))) {
				return true;
			}
		}
		return false;
	}

	private ColumnName key(String table, String column) throws SQLException {
		return this.names.names().column(this.names.table(table), this.names.column(table, column));
	}

}
