package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.migrate.change.AddColumn;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeRules;

/**
 * Finds the columns that entities have moved between an old table and a new one, whose
 * values a revision would lose without looking as if it did, and has the others that do
 * so by their structure found.
 *
 * @param former the schema before, renames carried out
 * @param wanted the schema after
 * @param ownership knows what the user has named to be dropped
 * @param types whether foreign keys tell which tables belong together
 */
record Relocations(Schema former, Schema wanted, Ownership ownership, TypeRules types) {

	List<OpenQuestion> questions(List<SchemaChange> changes) {
		List<OpenQuestion.Relocation> questions = new ArrayList<>();
		for (SchemaChange change : changes) {
			if (change instanceof DropColumn drop && drop.column().generated() == null) {
				Stream.concat(createdTables(changes).stream(), tablesWithNew(drop, changes))
					.filter((created) -> takes(created, drop.table(), drop.column()))
					.findFirst()
					.ifPresent((created) -> ask(questions, drop.table(), created.name(), drop.column(),
							SchemaObject.of(drop.table(), drop.column().name())));
			}
			else if (change instanceof AddColumn add && add.column().generated() == null) {
				droppedTables(changes).stream()
					.filter((dropped) -> takes(dropped, add.table(), add.column()))
					.findFirst()
					.ifPresent((dropped) -> ask(questions, dropped.name(), add.table(), add.column(),
							SchemaObject.of(dropped.name())));
			}
		}
		for (Table dropped : droppedTables(changes)) {
			createdTables(changes).stream()
				.filter((created) -> continues(created, dropped))
				.findFirst()
				.ifPresent((created) -> askForRows(questions, dropped.name(), created.name()));
		}
		Reshaping reshaping = new Reshaping(this.former, this.wanted, changes, this.types);
		RelocationQuestions all = new RelocationQuestions(this.ownership, questions);
		new HierarchyMoves(reshaping).ask(all);
		new LinkMoves(reshaping).ask(all);
		new CollectionMoves(reshaping, reshaping.relatedTypes()).ask(all);
		return all.all();
	}

	/** Where else the column is now, and can have its values. */
	private Stream<Table> tablesWithNew(DropColumn drop, List<SchemaChange> changes) {
		return tables(changes,
				(change) -> change instanceof AddColumn add && !add.table().equals(drop.table())
						&& add.column().name().equals(drop.column().name()) && add.column().generated() == null,
				this.wanted)
			.stream();
	}

	private void askForRows(List<OpenQuestion.Relocation> questions, QualifiedName from, QualifiedName to) {
		if (!this.ownership.dropped(SchemaObject.of(from), SchemaObject.of(from))) {
			questions
				.add(new OpenQuestion.Relocation(SchemaObject.of(from), SchemaObject.of(to), SchemaObject.of(from)));
		}
	}

	/**
	 * Whether one table has everything that the other had, and refers to the same: a
	 * collection that becomes an entity of its own does.
	 */
	private boolean continues(Table table, Table other) {
		return other.columns().size() > 1 && other.columns().stream().allMatch((column) -> has(table, column))
				&& (!this.types.entitiesHaveForeignKeys() || other.foreignKeys()
					.stream()
					.anyMatch((key) -> key.columns().size() < other.columns().size() && refersAlike(table, key)));
	}

	private static boolean refersAlike(Table table, ForeignKey key) {
		return table.foreignKeys()
			.stream()
			.anyMatch((same) -> same.columns().equals(key.columns())
					&& same.referencedTable().equals(key.referencedTable()));
	}

	private void ask(List<OpenQuestion.Relocation> questions, QualifiedName from, QualifiedName to, Column column,
			String drop) {
		String source = SchemaObject.of(from, column.name());
		if (!this.ownership.dropped(source, SchemaObject.of(from))) {
			questions.add(new OpenQuestion.Relocation(source, SchemaObject.of(to, column.name()), drop));
		}
	}

	private List<Table> createdTables(List<SchemaChange> changes) {
		return tables(changes, (change) -> change instanceof CreateTable, this.wanted);
	}

	private List<Table> droppedTables(List<SchemaChange> changes) {
		return tables(changes, (change) -> change instanceof DropTable, this.former);
	}

	private static List<Table> tables(List<SchemaChange> changes, Predicate<SchemaChange> kind, Schema schema) {
		return changes.stream().filter(kind).flatMap((change) -> schema.table(change.object()).stream()).toList();
	}

	/**
	 * Whether one table has the column of the other and belongs to it.
	 */
	private boolean takes(Table table, QualifiedName other, Column column) {
		return has(table, column) && (isAnybodys(table, column) || refers(table, other, column)
				|| refersBack(table.name(), other) || isTwin(table, other));
	}

	/**
	 * Whether nothing tells to which other table this one belongs.
	 */
	private boolean isAnybodys(Table table, Column column) {
		PrimaryKey key = table.primaryKey();
		return !this.types.entitiesHaveForeignKeys() && (key == null || !key.columns().contains(column.name()));
	}

	private static boolean refers(Table table, QualifiedName other, Column column) {
		return table.foreignKeys()
			.stream()
			.anyMatch((key) -> key.referencedTable().equals(other) && !key.columns().contains(column.name()));
	}

	private boolean refersBack(QualifiedName table, QualifiedName other) {
		return Stream.of(this.former, this.wanted)
			.flatMap((schema) -> schema.table(other).stream())
			.flatMap((referring) -> referring.foreignKeys().stream())
			.anyMatch((key) -> key.referencedTable().equals(table));
	}

	/**
	 * Whether the table has everything that stays of the other: classes of one hierarchy
	 * do, each on a table of its own.
	 */
	private boolean isTwin(Table table, QualifiedName other) {
		Table before = this.former.table(other).orElse(null);
		Table after = this.wanted.table(other).orElse(null);
		PrimaryKey key = table.primaryKey();
		if (before == null || after == null || key == null || after.primaryKey() == null
				|| !key.columns().equals(after.primaryKey().columns())) {
			return false;
		}
		List<Column> staying = before.columns()
			.stream()
			.filter((column) -> after.column(column.name()).isPresent() && !key.columns().contains(column.name()))
			.toList();
		return !staying.isEmpty() && staying.stream().allMatch((column) -> has(table, column));
	}

	private static boolean has(Table table, Column column) {
		return table.column(column.name()).filter((same) -> same.type().equals(column.type())).isPresent();
	}

}
