package dev.migrate.change;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;

/**
 * One step from a schema to another: an immutable value that knows everything about its
 * object before and after, so that it describes itself and finds its way back without
 * asking anybody.
 */
public sealed interface SchemaChange permits AddCheckConstraint, AddColumn, AddForeignKey, AddPrimaryKey,
		AddUniqueConstraint, AlterAllocation, AlterColumnType, AlterDefault, AlterIdentity, AlterSequence, AlterType,
		CreateExtension, CreateIndex, CreateObject, CreateSchema, CreateSequence, CreateTable, CreateType, CreateView,
		DropCheckConstraint, DropColumn, DropForeignKey, DropIndex, DropNotNull, DropObject, DropPrimaryKey, DropSchema,
		DropSequence, DropTable, DropType, DropUniqueConstraint, DropView, FillNulls, InsertRow, NumberPlaces,
		RenameColumn, RenameSequence, RenameTable, SetColumnComment, SetNotNull, SetTableComment, SkipUsedNumbers {

	/**
	 * The table, sequence, view or type that changes, under the name that it has when the
	 * step runs.
	 */
	QualifiedName object();

	/**
	 * The name of the constraint or index that the step adds or drops, or empty if it
	 * does neither.
	 */
	default Optional<ObjectName> member() {
		return Optional.empty();
	}

	/**
	 * Whether the step adds, removes or alters.
	 */
	Sign sign();

	/**
	 * The step in words, without a full stop: {@code Add column phone to users}.
	 */
	String describe();

	/**
	 * A fragment for the name of a revision: {@code add_phone_to_users}.
	 */
	String slug();

	/**
	 * What rows or values the step can lose, in words, or empty if it loses none.
	 */
	default Optional<String> loses() {
		return Optional.empty();
	}

	/**
	 * Whether the step can lose rows or values.
	 */
	default boolean destructive() {
		return loses().isPresent();
	}

	/**
	 * The steps that undo this one, in the order in which they have to run; they restore
	 * structure, never lost rows.
	 */
	List<SchemaChange> inverse();

	/**
	 * What a step does to its object.
	 */
	enum Sign {

		/** Something is added. */
		ADD('+'),

		/** Something is removed. */
		REMOVE('-'),

		/** Something is altered or renamed. */
		ALTER('~');

		private final char symbol;

		Sign(char symbol) {
			this.symbol = symbol;
		}

		/**
		 * The character that listings put before the step.
		 */
		public char symbol() {
			return this.symbol;
		}

	}

}
