package dev.migrate.changelog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A step as an engine takes it that changes tables by building them anew.
 */
sealed interface EngineStep {

	/**
	 * What rows or values the step can lose, in words, or null.
	 */
	@Nullable String loses();

	/**
	 * A change for which the engine has a statement.
	 *
	 * @param change the change
	 * @param undo what undoes it
	 * @param after its table after it, from which undoing begins
	 */
	record InPlace(SchemaChange change, List<SchemaChange> undo, Schema after) implements EngineStep {

		@Override
		public @Nullable String loses() {
			return this.change.loses().orElse(null);
		}

	}

	/**
	 * A table that is created with everything in it.
	 *
	 * @param table the table
	 */
	record NewTable(Table table) implements EngineStep {

		@Override
		public @Nullable String loses() {
			return null;
		}

	}

	/**
	 * A table that is built anew.
	 *
	 * @param before the table before
	 * @param after the table after
	 * @param values what each column gets, as an expression over the columns before
	 * @param undoValues what each column gets on the way back
	 * @param changes the changes that it stands for
	 */
	record Rebuild(Table before, Table after, Map<Identifier, String> values, Map<Identifier, String> undoValues,
			List<SchemaChange> changes) implements EngineStep {

		@Override
		public @Nullable String loses() {
			Stream<String> losses = this.changes.stream().map(SchemaChange::loses).flatMap(Optional::stream);
			String all = losses.distinct().collect(Collectors.joining("; "));
			return all.isEmpty() ? null : all;
		}

	}

}
