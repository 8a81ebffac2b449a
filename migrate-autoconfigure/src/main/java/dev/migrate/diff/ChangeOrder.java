package dev.migrate.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropSequence;
import dev.migrate.change.DropTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.Table;

/**
 * Puts steps into an order that can run, forwards and, by their inverses, back: by phase,
 * inside a phase by table, and tables that depend on each other by dependency.
 */
final class ChangeOrder {

	private final Set<Identifier> newNames = new HashSet<>();

	private final Set<String> addedColumns = new HashSet<>();

	private final TableDependencies dependencies = new TableDependencies();

	private final List<SchemaChange> changes;

	private ChangeOrder(List<SchemaChange> changes) {
		this.changes = changes;
		for (SchemaChange change : changes) {
			if (change instanceof AddColumn add) {
				this.addedColumns.add(add.table() + "." + add.column().name());
			}
			else if (change instanceof AddForeignKey add) {
				this.dependencies.add(add.table(), add.foreignKey().referencedTable());
			}
			else if (change instanceof DropForeignKey drop) {
				this.dependencies.add(drop.table(), drop.foreignKey().referencedTable());
			}
			newNames(change).forEach(this.newNames::add);
		}
	}

	static List<SchemaChange> sorted(List<SchemaChange> changes) {
		return new ChangeOrder(changes).sorted();
	}

	private List<SchemaChange> sorted() {
		List<SchemaChange> sorted = new ArrayList<>();
		List<SchemaChange> byTable = this.changes.stream().sorted(Comparator.comparing(SchemaChange::object)).toList();
		for (Phase phase : Phase.values()) {
			sorted.addAll(ordered(phase, byTable.stream().filter((change) -> phase(change) == phase).toList()));
		}
		return List.copyOf(sorted);
	}

	private List<SchemaChange> ordered(Phase phase, List<SchemaChange> changes) {
		return switch (phase) {
			case CREATE_TABLES -> this.dependencies.referencedFirst(changes);
			case CREATE_TYPES -> TypeOrder.usedFirst(changes);
			case DROP_TYPES -> {
				List<SchemaChange> usersFirst = new ArrayList<>(TypeOrder.usedFirst(changes));
				Collections.reverse(usersFirst);
				yield usersFirst;
			}
			case DROP_TABLES, CLEAR_TABLES -> {
				List<SchemaChange> dependentsFirst = new ArrayList<>(this.dependencies.referencedFirst(changes));
				Collections.reverse(dependentsFirst);
				yield dependentsFirst;
			}
			default -> changes;
		};
	}

	private Phase phase(SchemaChange change) {
		Phase phase = Phase.of(change);
		return standsInTheWay(change) ? phase.cleared() : phase;
	}

	private boolean standsInTheWay(SchemaChange change) {
		if (change instanceof DropColumn drop) {
			return this.addedColumns.contains(drop.table() + "." + drop.column().name());
		}
		if (change instanceof DropTable drop) {
			return names(drop.table()).anyMatch(this.newNames::contains);
		}
		return change instanceof DropSequence drop && this.newNames.contains(drop.sequence().name().name());
	}

	// An engine finds names of its own that are free
	private static Stream<Identifier> newNames(SchemaChange change) {
		if (change instanceof CreateTable create) {
			return names(create.table());
		}
		if (change instanceof CreateSequence create) {
			return Stream.of(create.sequence().name().name());
		}
		if (change instanceof AddPrimaryKey add) {
			return given(Stream.of(add.primaryKey().name()));
		}
		if (change instanceof AddUniqueConstraint add) {
			return given(Stream.of(add.unique().name()));
		}
		if (change instanceof AddCheckConstraint add) {
			return given(Stream.of(add.check().name()));
		}
		if (change instanceof AddForeignKey add) {
			return given(Stream.of(add.foreignKey().name()));
		}
		return (change instanceof CreateIndex create) ? given(Stream.of(create.index().name())) : Stream.empty();
	}

	private static Stream<Identifier> names(Table table) {
		Stream<ObjectName> members = Members.OWN.stream().flatMap((differ) -> differ.names(table));
		return Stream.concat(Stream.of(table.name().name()), given(members));
	}

	private static Stream<Identifier> given(Stream<ObjectName> names) {
		return names.filter((name) -> name.origin() != ObjectName.Origin.ENGINE).map(ObjectName::identifier);
	}

}
