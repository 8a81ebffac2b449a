package dev.migrate.diff;

import java.util.Arrays;
import java.util.Set;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.AlterAllocation;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterDefault;
import dev.migrate.change.AlterIdentity;
import dev.migrate.change.AlterSequence;
import dev.migrate.change.AlterType;
import dev.migrate.change.CreateExtension;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateObject;
import dev.migrate.change.CreateSchema;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.CreateType;
import dev.migrate.change.CreateView;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropIndex;
import dev.migrate.change.DropNotNull;
import dev.migrate.change.DropObject;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropSchema;
import dev.migrate.change.DropSequence;
import dev.migrate.change.DropTable;
import dev.migrate.change.DropType;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.DropView;
import dev.migrate.change.FillNulls;
import dev.migrate.change.InsertRow;
import dev.migrate.change.NumberPlaces;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameSequence;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetColumnComment;
import dev.migrate.change.SetNotNull;
import dev.migrate.change.SetTableComment;
import dev.migrate.change.SkipUsedNumbers;

/**
 * When a step has its turn: constraints go before what they stand on moves, and come back
 * when it stands again; what holds rows or values goes last, so that a hand-written step
 * in between can still read it.
 */
enum Phase {

	DROP_OBJECTS(DropObject.class), DROP_VIEWS(DropView.class),

	CREATE_SCHEMAS(CreateSchema.class), RENAME_TABLES(RenameTable.class, RenameSequence.class),

	RENAME_COLUMNS(RenameColumn.class),

	DROP_FOREIGN_KEYS(DropForeignKey.class),

	DROP_CONSTRAINTS(DropIndex.class, DropUniqueConstraint.class, DropCheckConstraint.class),

	/** A type may not admit what the column had, and some engines number only keys. */
	REMOVE_IDENTITIES,

	DROP_PRIMARY_KEYS(DropPrimaryKey.class),

	/** They lose nothing, and hold on to the columns that they are computed from. */
	DROP_GENERATED_COLUMNS,

	/** Makes room for something of the same name. */
	CLEAR_COLUMNS, CLEAR_TABLES, CLEAR_SEQUENCES,

	CREATE_EXTENSIONS(CreateExtension.class), CREATE_TYPES(CreateType.class),

	SEQUENCES(CreateSequence.class, AlterSequence.class),

	CREATE_TABLES(CreateTable.class),

	ADD_COLUMNS(AddColumn.class),

	/** A type may not admit what the column had. */
	REMOVE_DEFAULTS,

	ALTER_USER_TYPES(AlterType.class),

	ALTER_TYPES(AlterColumnType.class),

	/** They are computed from columns that must have their types by now. */
	ADD_GENERATED_COLUMNS,

	SET_DEFAULTS(AlterDefault.class),

	FILL(FillNulls.class, NumberPlaces.class, InsertRow.class, SkipUsedNumbers.class, AlterAllocation.class),

	NULLABILITY(SetNotNull.class, DropNotNull.class),

	ADD_PRIMARY_KEYS(AddPrimaryKey.class),

	SET_IDENTITIES(AlterIdentity.class),

	COMMENTS(SetTableComment.class, SetColumnComment.class),

	ADD_UNIQUE_CONSTRAINTS(AddUniqueConstraint.class),

	ADD_CHECK_CONSTRAINTS(AddCheckConstraint.class),

	CREATE_INDEXES(CreateIndex.class),

	ADD_FOREIGN_KEYS(AddForeignKey.class),

	DROP_COLUMNS(DropColumn.class),

	DROP_TABLES(DropTable.class),

	DROP_SEQUENCES(DropSequence.class),

	DROP_TYPES(DropType.class),

	/** A query that takes all columns must not find one that is about to go. */
	CREATE_VIEWS(CreateView.class), CREATE_OBJECTS(CreateObject.class),

	DROP_SCHEMAS(DropSchema.class);

	private final Set<Class<? extends SchemaChange>> kinds;

	@SafeVarargs
	@SuppressWarnings("varargs")
	Phase(Class<? extends SchemaChange>... kinds) {
		this.kinds = Set.of(kinds);
	}

	/**
	 * The phase of a step on its own; {@link ChangeOrder} moves some forward because of
	 * others.
	 */
	static Phase of(SchemaChange change) {
		if (change instanceof AlterDefault alter && alter.after().defaultValue() == null) {
			return REMOVE_DEFAULTS;
		}
		if (change instanceof AlterIdentity alter && alter.after().identity() == null) {
			return REMOVE_IDENTITIES;
		}
		if (change instanceof AddColumn add && add.column().generated() != null) {
			return ADD_GENERATED_COLUMNS;
		}
		if (change instanceof DropColumn drop && drop.column().generated() != null) {
			return DROP_GENERATED_COLUMNS;
		}
		return Arrays.stream(values())
			.filter((phase) -> phase.holds(change.getClass()))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No phase for " + change.getClass()));
	}

	/**
	 * Whether steps of a kind have their turn here, unless there is a reason not to.
	 */
	boolean holds(Class<?> kind) {
		return this.kinds.contains(kind);
	}

	/**
	 * The phase of a drop that makes room for something of the same name.
	 */
	Phase cleared() {
		return switch (this) {
			case DROP_COLUMNS -> CLEAR_COLUMNS;
			case DROP_TABLES -> CLEAR_TABLES;
			case DROP_SEQUENCES -> CLEAR_SEQUENCES;
			default -> this;
		};
	}

}
