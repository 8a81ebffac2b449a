package dev.migrate;

import java.util.Set;

import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSchemas;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectFilter;
import dev.migrate.schema.Schema;

/**
 * Compares the database with what its change sets, as far as they have run, make of an
 * empty one. Entities play no part.
 */
final class Drift {

	private final LiveDatabase database;

	private final ChangelogLoader changelogs;

	private final ObjectFilter filter;

	Drift(LiveDatabase database, ChangelogLoader changelogs, ObjectFilter filter) {
		this.database = database;
		this.changelogs = changelogs;
		this.filter = filter;
	}

	DriftResult find() {
		return this.database.failingClearly(() -> {
			Engine engine = this.database.engine();
			Schema expected = new AppliedSchema(this.database, this.changelogs).read(engine);
			Set<Identifier> named = ChangelogSchemas.namedBy(this.changelogs.load(engine), engine);
			Schema live = this.database.read(engine, named, expected);
			return new DriftResult(
					SchemaDifferences.between(engine, this.filter.applyTo(expected), this.filter.applyTo(live)));
		});
	}

}
