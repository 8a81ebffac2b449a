package dev.migrate;

import java.util.List;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSteps;
import dev.migrate.changelog.ChangelogSteps.OfRevision;
import dev.migrate.changelog.Revision;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Schema;

/**
 * The schema before and after a revision, as far as the changelog tells: of SQL that
 * somebody wrote by hand, what can be read of it.
 *
 * @param revision the revision's id
 * @param before the schema that it meets
 * @param after the schema that it leaves
 */
public record RevisionSchemas(String revision, Schema before, Schema after) {

	static RevisionSchemas read(String name, ChangelogLoader changelogs, Engine engine) {
		Changelog changelog = changelogs.load(engine);
		List<Revision> all = changelog.revisions();
		Revision revision = changelog.revision(name);
		int place = all.indexOf(revision);
		List<OfRevision> read = new ChangelogSteps(changelogs).read(changelog, engine,
				(candidate) -> candidate == revision || (place > 0 && candidate == all.get(place - 1)));
		Schema before = (place > 0) ? read.get(0).after() : Schema.empty();
		return new RevisionSchemas(revision.id(), before, read.get(read.size() - 1).after());
	}

}
