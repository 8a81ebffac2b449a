package dev.migrate.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterAllocation;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateObject;
import dev.migrate.change.CreateSchema;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropObject;
import dev.migrate.change.FillNulls;
import dev.migrate.change.InsertRow;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetColumnComment;
import dev.migrate.change.SetTableComment;
import dev.migrate.change.SkipUsedNumbers;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.DatabaseObject;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;

/**
 * Compares what is known by its SQL only. One whose SQL changes is dropped and created
 * again. What stands on tables is away while they change.
 *
 * @param before what is there
 * @param wanted what is wanted
 */
record DatabaseObjectDiffer(List<DatabaseObject> before, List<DatabaseObject> wanted) {

	private static final Set<Class<? extends SchemaChange>> HARMLESS = Set.of(CreateSchema.class, CreateTable.class,
			AddColumn.class, CreateIndex.class, FillNulls.class, InsertRow.class, SetColumnComment.class,
			SetTableComment.class, CreateSequence.class, SkipUsedNumbers.class, AlterAllocation.class);

	/**
	 * The steps that come before all others.
	 * @param changes what happens to tables in between
	 */
	List<SchemaChange> first(List<SchemaChange> changes) {
		this.before.stream().filter((object) -> object.beforeTables() && object.isDroppedByForce()).forEach(this::keep);
		Stream<SchemaChange> drops = reversed(this.before)
			.filter((object) -> !stays(object, changes) && (!object.beforeTables() || isIn(this.wanted, object)))
			.map(DropObject::new);
		Stream<SchemaChange> creations = created(DatabaseObject::beforeTables, changes);
		return Stream.concat(drops, creations).toList();
	}

	private void keep(DatabaseObject object) {
		find(this.wanted, object).filter((other) -> !other.isMadeAs(object)).ifPresent((other) -> {
			throw new MigrationException(
					"The " + object.name()
							+ " has to be made in another way, and columns that have it would go with it",
					"Leave the length of the array (@Array) and the type of its elements as they were.");
		});
	}

	/**
	 * The steps that come behind all others.
	 */
	List<SchemaChange> last(List<SchemaChange> changes) {
		Stream<SchemaChange> drops = reversed(this.before)
			.filter((object) -> object.beforeTables() && !isIn(this.wanted, object))
			.map(DropObject::new);
		return Stream.concat(created((object) -> !object.beforeTables(), changes), drops).toList();
	}

	private Stream<SchemaChange> created(Predicate<DatabaseObject> place, List<SchemaChange> changes) {
		return this.wanted.stream()
			.filter(place)
			.filter((object) -> !isIn(this.before, object) || !stays(object, changes))
			.map(CreateObject::new);
	}

	private static Stream<DatabaseObject> reversed(List<DatabaseObject> objects) {
		List<DatabaseObject> reversed = new ArrayList<>(objects);
		Collections.reverse(reversed);
		return reversed.stream();
	}

	private boolean stays(DatabaseObject object, List<SchemaChange> changes) {
		return Stream.of(this.before, this.wanted)
			.allMatch((side) -> find(side, object).filter(object::isMadeAs).isPresent())
				&& (object.beforeTables() || changes.stream().noneMatch((change) -> disturbs(change, object)));
	}

	/**
	 * Whether an engine may refuse the step, or lose the object by it, because the object
	 * is there.
	 */
	private static boolean disturbs(SchemaChange change, DatabaseObject object) {
		boolean computed = change instanceof AddColumn add
				&& (add.column().generated() != null || add.column().identity() != null);
		return (computed || !HARMLESS.contains(change.getClass())) && object.mentions(change.object().name());
	}

	private static boolean isIn(List<DatabaseObject> objects, DatabaseObject object) {
		return find(objects, object).isPresent();
	}

	private static Optional<DatabaseObject> find(List<DatabaseObject> objects, DatabaseObject object) {
		return objects.stream().filter((candidate) -> candidate.name().equalsIgnoreCase(object.name())).findFirst();
	}

	/**
	 * A schema without what the objects bring along: it comes and goes with them.
	 */
	Schema remainder(Schema schema) {
		if (this.before.isEmpty() && this.wanted.isEmpty()) {
			return schema;
		}
		return schema
			.withTables(schema.tables()
				.stream()
				.filter((table) -> !isMade("table", table.name()))
				.map((table) -> table.withIndexes(table.indexes()
					.stream()
					.filter((index) -> !isMade("index", new QualifiedName(null, index.name().identifier())))
					.toList()))
				.toList())
			.withSequences(
					schema.sequences().stream().filter((sequence) -> !isMade("sequence", sequence.name())).toList())
			.withViews(schema.views().stream().filter((view) -> !isMade("view", view.name())).toList())
			.withTypes(schema.types()
				.stream()
				.filter((type) -> !isMade("type", type.name()) && !isMade("domain", type.name()))
				.toList());
	}

	private boolean isMade(String kind, QualifiedName name) {
		return Stream.concat(this.before.stream(), this.wanted.stream()).anyMatch((object) -> object.makes(kind, name));
	}

}
