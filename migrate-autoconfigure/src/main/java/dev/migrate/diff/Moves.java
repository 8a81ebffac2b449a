package dev.migrate.diff;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.migrate.failure.MigrationException;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.TypeRules;

/**
 * Tables and sequences that are in another schema afterwards.
 *
 * @param types what the engine can do
 */
record Moves(TypeRules types) {

	/**
	 * Looks whether the renames can be carried out.
	 * @throws MigrationException if one leads to another schema, which the engine cannot
	 */
	void verify(Renaming renaming) {
		if (!this.types.movesTables()) {
			firstMove(renaming.tables()).ifPresent((rename) -> refuseTable(rename.getKey(), rename.getValue()));
		}
		if (!this.types.movesSequences()) {
			firstMove(renaming.sequences()).ifPresent((rename) -> refuseSequence(rename.getKey(), rename.getValue()));
		}
	}

	private static Optional<Map.Entry<QualifiedName, QualifiedName>> firstMove(
			Map<QualifiedName, QualifiedName> renames) {
		return renames.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.filter((rename) -> !Objects.equals(rename.getKey().schema(), rename.getValue().schema()))
			.findFirst();
	}

	private static void refuseTable(QualifiedName from, QualifiedName to) {
		String table = SchemaObject.of(from);
		throw new MigrationException(
				"The table " + table + " cannot become " + SchemaObject.of(to)
						+ ": the engine does not move tables to another schema.",
				"Write the revision with --drop " + table + ", and put a change set into it that copies the rows "
						+ "('insert into " + to + " … select … from " + from + "') before the one that drops " + table
						+ ".");
	}

	private static void refuseSequence(QualifiedName from, QualifiedName to) {
		String sequence = SchemaObject.of(from);
		throw new MigrationException("The sequence " + sequence + " cannot become " + SchemaObject
			.of(to) + ": the engine does not move sequences to another schema.", "Write the revision with --drop "
					+ sequence + ": the new sequence begins behind the highest number "
					+ "that a row has. If numbers of rows that are gone must not come again either, put a change set "
					+ "behind it that restarts " + SchemaObject.of(to) + " higher.");
	}

}
