package dev.migrate.changelog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.failure.MigrationException;

/**
 * Creates what a source tree needs before its first revision: the master changelog and
 * the directory of the revisions.
 */
public final class ChangelogInitializer {

	private final ChangelogLoader loader;

	public ChangelogInitializer(ChangelogLoader loader) {
		this.loader = loader;
	}

	/**
	 * Creates what is missing and leaves alone what is there.
	 * @return what was created
	 * @throws MigrationException if it cannot be written, or if the directory would hide
	 * the revisions of an application that runs away from its sources
	 */
	public List<Path> run() {
		if (this.loader.onlyPackaged()) {
			throw RevisionWriter.awayFromItsSources(this.loader.settings());
		}
		List<Path> created = new ArrayList<>();
		MasterChangelog master = new MasterChangelog(this.loader.settings());
		if (!this.loader.changeLogExists()) {
			RevisionWriter.create(master.file(), master.content());
			created.add(master.file());
		}
		Path directory = this.loader.settings().directory();
		if (!Files.isDirectory(directory)) {
			try {
				Files.createDirectories(directory);
			}
			catch (IOException ex) {
				throw new MigrationException("Cannot create " + directory + ": " + ex,
						"Make its parent writable, or set app.migrate.directory to another place.", ex);
			}
			created.add(directory);
		}
		return created;
	}

}
