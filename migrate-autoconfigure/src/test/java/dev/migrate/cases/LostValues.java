package dev.migrate.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterAllocation;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterType;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropTable;
import dev.migrate.change.FillNulls;
import dev.migrate.change.InsertRow;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SkipUsedNumbers;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;

/**
 * Which values the way back and forth again cannot keep: what is dropped, cut or filled,
 * and where the next number is.
 */
final class LostValues {

	private final Set<String> lost = new HashSet<>();

	private LostValues() {
	}

	/**
	 * Columns, each as {@code table.column}, and tables, under the names before and
	 * after.
	 */
	static Set<String> of(List<SchemaChange> changes) {
		LostValues values = new LostValues();
		changes.forEach(values::add);
		changes.forEach(values::addFormerName);
		return values.lost;
	}

	private void add(SchemaChange change) {
		if (change instanceof DropColumn drop) {
			add(drop.table(), drop.column().name());
		}
		else if (change instanceof FillNulls fill) {
			add(fill.table(), fill.column().name());
		}
		else if (change instanceof AlterColumnType alter && alter.destructive()) {
			add(alter.table(), alter.after().name());
		}
		else if (change instanceof AddColumn add && add.column().defaultValue() != null) {
			add(add.table(), add.column().name());
		}
		else if (change instanceof DropTable || change instanceof SkipUsedNumbers || change instanceof AlterAllocation
				|| change instanceof InsertRow || (change instanceof AlterType && change.destructive())) {
			this.lost.add(change.object().name().text());
		}
	}

	private void add(QualifiedName table, Identifier column) {
		this.lost.add(table.name().text() + "." + column.text());
	}

	private void addFormerName(SchemaChange change) {
		for (String name : Set.copyOf(this.lost)) {
			if (change instanceof RenameTable rename) {
				String to = rename.to().name().text();
				if (name.equals(to) || name.startsWith(to + ".")) {
					this.lost.add(rename.from().name().text() + name.substring(to.length()));
				}
			}
			if (change instanceof RenameColumn rename
					&& name.equals(rename.table().name().text() + "." + rename.to().text())) {
				add(rename.table(), rename.column().name());
			}
		}
	}

}
