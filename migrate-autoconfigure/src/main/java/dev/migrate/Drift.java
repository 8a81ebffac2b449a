package dev.migrate;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.change.FillNulls;
import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogReplay;
import dev.migrate.changelog.Revision;
import dev.migrate.diff.SchemaDiffer;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.schema.Schema;
import liquibase.changelog.ChangeSet;

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
			Schema expected = replay(engine, asFarAsItRan(this.changelogs.load(engine)));
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

	private Changelog asFarAsItRan(Changelog changelog) {
		Set<String> ran = this.database.status().applied().stream().map(Drift::key).collect(Collectors.toSet());
		Set<ChangeSet> pending = changelog.revisions()
			.stream()
			.flatMap((revision) -> revision.changeSets()
				.stream()
				.filter((changeSet) -> !ran.contains(key(revision, changeSet))))
			.collect(Collectors.toSet());
		changelog.databaseChangeLog().getChangeSets().removeIf(pending::contains);
		return changelog;
	}

	private Schema replay(Engine engine, Changelog changelog) throws SQLException {
		try (Shadow shadow = engine.openShadow(this.database.dataSource())) {
			return new ChangelogReplay(this.changelogs).replay(changelog, engine, shadow).schema();
		}
	}

	private static String key(AppliedChangeSet row) {
		return row.revision() + "::" + row.id() + "::" + row.author();
	}

	private static String key(Revision revision, ChangeSet changeSet) {
		return revision.id() + "::" + changeSet.getId() + "::" + changeSet.getAuthor();
	}

}
