package dev.migrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.RevisionRemover;

/**
 * Puts the revisions of the source tree beside the backups.
 */
final class RevisionRemoval {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final RevisionRemover remover;

	private final HostApplication application;

	RevisionRemoval(ChangelogLoader changelogs, HostApplication application) {
		this.remover = new RevisionRemover(changelogs);
		this.application = application;
	}

	RemoveResult run() {
		List<Path> files = this.remover.files();
		if (files.isEmpty()) {
			return new RemoveResult(files, null);
		}
		Path target = newDirectory();
		this.remover.moveTo(target, this.application.module());
		return new RemoveResult(files, target);
	}

	/**
	 * Puts some of them there.
	 * @return the directory that they are in now
	 */
	Path run(List<Path> files) {
		Path target = newDirectory();
		this.remover.moveTo(files, target, this.application.module());
		return target;
	}

	private Path newDirectory() {
		String name = TIME.format(Instant.now()) + "_revisions";
		Path directory = this.application.backups().directory().resolve(name);
		for (int i = 2; Files.exists(directory); i++) {
			directory = directory.resolveSibling(name + "-" + i);
		}
		return directory;
	}

}
