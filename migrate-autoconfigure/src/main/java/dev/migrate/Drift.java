package dev.migrate;

import dev.migrate.changelog.ChangelogLoader;
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
			return new DriftResult(SchemaDifferences.between(engine, expected, this.database.read(engine)));
		});
	}

}
