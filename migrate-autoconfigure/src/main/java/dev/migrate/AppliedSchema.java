package dev.migrate;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogReplay;
import dev.migrate.changelog.Revision;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import dev.migrate.schema.Schema;
import liquibase.changelog.ChangeSet;

/**
 * What the change sets, as far as they have run on the database, make of an empty one.
 */
final class AppliedSchema {

	private final LiveDatabase database;

	private final ChangelogLoader changelogs;

	AppliedSchema(LiveDatabase database, ChangelogLoader changelogs) {
		this.database = database;
		this.changelogs = changelogs;
	}

	Schema read(Engine engine) throws SQLException {
		Changelog changelog = asFarAsItRan(this.changelogs.load(engine));
		try (Shadow shadow = this.database.openShadow(engine)) {
			return new ChangelogReplay(this.changelogs).replay(changelog, engine, shadow).schema();
		}
	}

	private Changelog asFarAsItRan(Changelog changelog) {
		MigrationStatus status = this.database.status();
		Set<String> ran = status.applied().stream().map(AppliedSchema::key).collect(Collectors.toSet());
		// The history may have what ran before revisions were squashed
		Set<String> whole = status.revisions()
			.stream()
			.filter((revision) -> !revision.replaces().isEmpty() && revision.state() == State.APPLIED)
			.map(RevisionStatus::id)
			.collect(Collectors.toSet());
		Set<ChangeSet> pending = changelog.revisions()
			.stream()
			.filter((revision) -> !whole.contains(revision.id()))
			.flatMap((revision) -> revision.changeSets()
				.stream()
				.filter((changeSet) -> !ran.contains(key(revision, changeSet))))
			.collect(Collectors.toSet());
		changelog.databaseChangeLog().getChangeSets().removeIf(pending::contains);
		return changelog;
	}

	private static String key(AppliedChangeSet row) {
		return row.revision() + "::" + row.id() + "::" + row.author();
	}

	private static String key(Revision revision, ChangeSet changeSet) {
		return revision.id() + "::" + changeSet.getId() + "::" + changeSet.getAuthor();
	}

}
