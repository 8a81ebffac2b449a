package dev.migrate.diff;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterType;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropTable;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.TypeRules;
import dev.migrate.schema.View;

/**
 * Finds the views that do not bear what steps do to the tables in their queries.
 *
 * @param steps the steps
 * @param renaming knows what tables were called before the steps
 * @param types knows what views hold on to
 */
record ViewDisturbance(List<SchemaChange> steps, Renaming renaming, TypeRules types) {

	/**
	 * The first step that disturbs a view, in words.
	 * @param dropped the views that go
	 */
	Optional<String> of(View view, Collection<View> dropped) {
		if (!this.types.viewsHoldTables()) {
			return Optional.empty();
		}
		return this.steps.stream()
			.filter((step) -> disturbs(step, view))
			.map(SchemaChange::describe)
			.findFirst()
			.or(() -> dropped.stream()
				.filter((other) -> mentions(view, other.name()))
				.map((other) -> "Drop view " + other.name())
				.findFirst());
	}

	private boolean disturbs(SchemaChange step, View view) {
		if (step instanceof RenameTable rename) {
			return !this.types.viewsFollowRenames() && mentions(view, rename.from());
		}
		if (step instanceof AlterType alter) {
			return alter.uses()
				.stream()
				.anyMatch((use) -> mentions(view, use.table()) && mentions(view, use.table(), use.column()));
		}
		if (!mentions(view, step.object()) && !mentions(view, this.renaming.formerTable(step.object()))) {
			return false;
		}
		if (step instanceof DropColumn drop) {
			return mentions(view, drop.table(), drop.column());
		}
		if (step instanceof AlterColumnType alter) {
			return mentions(view, alter.table(), alter.after());
		}
		if (step instanceof RenameColumn rename) {
			return !this.types.viewsFollowRenames() && mentions(view, rename.table(), rename.column());
		}
		return step instanceof DropTable;
	}

	private boolean mentions(View view, QualifiedName table, Column column) {
		Identifier former = this.renaming.formerColumn(table, column.name());
		SqlText query = SqlText.of(view.definition());
		return query.takesAll() || query.mentions(column.name()) || query.mentions(former);
	}

	/**
	 * Whether a view's query names a table or another view.
	 */
	static boolean mentions(View view, QualifiedName table) {
		return SqlText.of(view.definition()).mentions(table.name());
	}

}
