package dev.migrate.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
import dev.migrate.schema.UserType.StructType;

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
		for (int i = changes.size() - 1; i >= 0; i--) {
			values.addFormerName(changes.get(i));
		}
		return values.lost;
	}

	/**
	 * The same on the way forward, which keeps all but what it fills and counts up: what
	 * would be cut stops it.
	 */
	static Set<String> onTheWay(List<SchemaChange> changes) {
		Set<String> lost = new HashSet<>(of(changes.stream()
			.filter((change) -> change instanceof RenameTable || change instanceof RenameColumn
					|| change instanceof FillNulls || change instanceof InsertRow || change instanceof SkipUsedNumbers
					|| change instanceof AlterAllocation)
			.toList()));
		LostValues structures = new LostValues();
		for (SchemaChange change : changes) {
			if (change instanceof AlterType alter && alter.before() instanceof StructType) {
				alter.uses().forEach((use) -> structures.add(use.table(), use.column().name()));
			}
		}
		lost.addAll(structures.lost);
		return lost;
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
		else if (change instanceof AlterType alter && alter.destructive()) {
			alter.uses().forEach((use) -> add(use.table(), use.column().name()));
		}
		else if (change instanceof DropTable || change instanceof SkipUsedNumbers || change instanceof AlterAllocation
				|| change instanceof InsertRow) {
			this.lost.add(text(change.object().name()));
		}
	}

	private void add(QualifiedName table, Identifier column) {
		this.lost.add(text(table.name()) + "." + text(column));
	}

	private static String text(Identifier name) {
		return name.text().toLowerCase(Locale.ROOT);
	}

	private void addFormerName(SchemaChange change) {
		for (String name : Set.copyOf(this.lost)) {
			if (change instanceof RenameTable rename) {
				String to = text(rename.to().name());
				if (name.equals(to) || name.startsWith(to + ".")) {
					this.lost.add(text(rename.from().name()) + name.substring(to.length()));
				}
			}
			if (change instanceof RenameColumn rename
					&& name.equals(text(rename.table().name()) + "." + text(rename.to()))) {
				add(rename.table(), rename.column().name());
			}
		}
	}

}
