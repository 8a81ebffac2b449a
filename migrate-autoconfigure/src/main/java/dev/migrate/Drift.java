package dev.migrate;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.change.FillNulls;
import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.diff.SchemaDiffer;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Schema;

/**
 * Compares the database with what its change sets, as far as they have run, make of an
 * empty one. Entities play no part.
 */
final class Drift {

	private final LiveDatabase database;

	private final ChangelogLoader changelogs;

	Drift(LiveDatabase database, ChangelogLoader changelogs) {
		this.database = database;
		this.changelogs = changelogs;
	}

	DriftResult find() {
		return this.database.failingClearly(() -> {
			Engine engine = this.database.engine();
			Schema expected = new AppliedSchema(this.database, this.changelogs).read(engine);
			// Everything counts, whoever made it, and nothing is a rename or in need of a
			// value
			SchemaDiffer.Options options = new SchemaDiffer.Options((object) -> true, Set.of(),
					(candidate) -> Optional.of(false), (table, column) -> Optional.of("null"));
			List<SchemaChange> changes = new SchemaDiffer(engine)
				.difference(expected, this.database.read(engine), options)
				.plan()
				.changes();
			return new DriftResult(changes.stream().filter((change) -> !(change instanceof FillNulls)).toList());
		});
	}

}
