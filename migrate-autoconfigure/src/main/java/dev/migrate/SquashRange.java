package dev.migrate;

import java.nio.file.Path;
import java.util.List;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.changelog.Revision;
import dev.migrate.changelog.StructuralChanges;
import dev.migrate.engine.Engine;
import dev.migrate.failure.MigrationException;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;

/**
 * The revisions that are to become one.
 *
 * @param from how many revisions run before them
 * @param to the same and they themselves
 * @param revisions the revisions
 * @param files their files
 */
record SquashRange(int from, int to, List<Revision> revisions, List<Path> files) {

	static SquashRange of(SquashRequest request, Changelog changelog, ChangelogSettings settings, Engine engine) {
		int from = request.from().equals("base") ? 0 : place(request.from(), changelog);
		int to = place(request.to(), changelog);
		if (to - from < 2) {
			throw new MigrationException("There are not two revisions from " + request.from() + " to " + request.to(),
					"Name a range as FROM:TO: what comes behind FROM, up to TO. Without one, all revisions are squashed.");
		}
		List<Revision> revisions = changelog.revisions().subList(from, to);
		List<Path> files = revisions.stream().map((revision) -> file(revision, settings)).toList();
		StructuralChanges structural = new StructuralChanges(engine);
		revisions.forEach((revision) -> requireStructureOnly(revision, structural));
		return new SquashRange(from, to, revisions, files);
	}

	private static int place(String name, Changelog changelog) {
		if (changelog.revisions().isEmpty()) {
			return 0;
		}
		return changelog.revisions().indexOf(changelog.revision(name)) + 1;
	}

	private static Path file(Revision revision, ChangelogSettings settings) {
		String folder = settings.directoryLocation() + "/";
		if (!revision.generated() || !revision.path().startsWith(folder)) {
			throw new MigrationException(
					"Revision " + revision.id() + " was written by hand: what it makes is not ours",
					"Squash the revisions before it and those behind it apart, as FROM:TO.");
		}
		return settings.directory().resolve(revision.path().substring(folder.length()));
	}

	/**
	 * What a schema does not show would be lost.
	 */
	private static void requireStructureOnly(Revision revision, StructuralChanges structural) {
		for (ChangeSet changeSet : revision.changeSets()) {
			for (Change change : changeSet.getChanges()) {
				if (!structural.contains(change)) {
					throw new MigrationException(
							"Change set " + changeSet.getId() + " changes rows, which a schema does not show",
							"Squash the revisions before " + revision.id() + " and those behind it apart, as FROM:TO.");
				}
			}
		}
	}

	List<String> ids() {
		return this.revisions.stream().map(Revision::id).toList();
	}

}
