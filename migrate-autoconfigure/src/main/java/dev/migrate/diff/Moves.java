package dev.migrate.diff;

import java.util.Map;
import java.util.Objects;

import dev.migrate.failure.MigrationException;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.TypeRules;

/**
 * Tables that are in another schema afterwards.
 *
 * @param types what the engine can do
 */
record Moves(TypeRules types) {

	/**
	 * Looks whether the renames can be carried out.
	 * @throws MigrationException if one leads to another schema, which the engine cannot
	 */
	void verify(Renaming renaming) {
		renaming.tables()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.filter((rename) -> !this.types.movesTables()
					&& !Objects.equals(rename.getKey().schema(), rename.getValue().schema()))
			.findFirst()
			.ifPresent((rename) -> refuse(rename.getKey(), rename.getValue()));
	}

	private static void refuse(QualifiedName from, QualifiedName to) {
		String table = SchemaObject.of(from);
		throw new MigrationException(
				"The table " + table + " cannot become " + SchemaObject.of(to)
						+ ": the engine does not move tables to another schema.",
				"Write the revision with --drop " + table + ", and put a change set into it that copies the rows "
						+ "('insert into " + to + " … select … from " + from + "') before the one that drops " + table
						+ ".");
	}

}
