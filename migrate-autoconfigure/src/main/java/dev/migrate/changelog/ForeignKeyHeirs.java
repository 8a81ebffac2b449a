package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.migrate.change.AddForeignKey;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Which foreign key goes on using what an engine has made for another one.
 *
 * @param plan all steps
 * @param former the schema before them
 */
record ForeignKeyHeirs(List<SchemaChange> plan, Schema former) {

	/**
	 * The foreign key of the same columns, or of the first of them, that is there when a
	 * step drops one, or when one is dropped to undo the step; null if there is none.
	 */
	@Nullable ForeignKey at(SchemaChange step) {
		if (step instanceof DropForeignKey drop) {
			return heir(step, drop.table(), drop.foreignKey());
		}
		return (step instanceof AddForeignKey add) ? heir(step, add.table(), add.foreignKey()) : null;
	}

	private @Nullable ForeignKey heir(SchemaChange step, QualifiedName table, ForeignKey gone) {
		List<ForeignKey> keys = new ArrayList<>(this.former.table(table).map(Table::foreignKeys).orElse(List.of()));
		for (SchemaChange earlier : this.plan.subList(0, Math.max(0, this.plan.indexOf(step)))) {
			if (earlier instanceof DropForeignKey drop && drop.table().equals(table)) {
				keys.remove(drop.foreignKey());
			}
			else if (earlier instanceof AddForeignKey add && add.table().equals(table)) {
				keys.add(add.foreignKey());
			}
		}
		return keys.stream()
			.filter((key) -> !key.equals(gone) && Collections.indexOfSubList(gone.columns(), key.columns()) == 0)
			.findFirst()
			.orElse(null);
	}

}
