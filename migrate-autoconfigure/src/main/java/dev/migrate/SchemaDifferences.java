package dev.migrate;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.change.FillNulls;
import dev.migrate.change.SchemaChange;
import dev.migrate.diff.SchemaDiffer;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Schema;

/**
 * How two schemas differ, whoever made what is in them.
 */
final class SchemaDifferences {

	private SchemaDifferences() {
	}

	/**
	 * What would have to be done to one for it to be like the other. Nothing is a rename
	 * or in need of a value.
	 */
	static List<SchemaChange> between(Engine engine, Schema from, Schema to) {
		SchemaDiffer.Options options = new SchemaDiffer.Options((object) -> true, Set.of(),
				(candidate) -> Optional.of(false), (table, column) -> Optional.of("null"));
		return new SchemaDiffer(engine).difference(from, to, options)
			.plan()
			.changes()
			.stream()
			.filter((change) -> !(change instanceof FillNulls))
			.toList();
	}

}
