package dev.migrate.changelog;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import dev.migrate.failure.MigrationException;
import dev.migrate.file.WholeFile;

/**
 * Writes composed revisions into the source tree, each whole or not at all, and never
 * over a file that is there.
 */
public final class RevisionWriter {

	private final ChangelogLoader loader;

	public RevisionWriter(ChangelogLoader loader) {
		this.loader = loader;
	}

	/**
	 * Writes a revision, and the master changelog if there is none. A master that is as
	 * we wrote it gets what the revision needs of it.
	 * @throws MigrationException if the file exists or cannot be written, if the master
	 * changelog would not include it, or if it would hide the others
	 */
	public void write(RevisionDraft draft) {
		if (this.loader.onlyPackaged()) {
			throw awayFromItsSources(this.loader.settings());
		}
		MasterChangelog master = new MasterChangelog(this.loader.settings());
		if (!this.loader.changeLogExists()) {
			create(master.file(), master.contentFor(draft));
		}
		else if (isOurs(master)) {
			String content = master.contentFor(draft);
			if (!content.equals(master.content())) {
				requireNew(draft.file());
				write(master.file(), () -> WholeFile.replace(master.file(), content));
			}
		}
		else if (!this.loader.includes(draft)) {
			throw master.includesNot(draft);
		}
		create(draft.file(), draft.content());
	}

	/**
	 * Looks whether a revision keeps what nobody is to see: what revisions made is read
	 * from a database, where parameters have become their values.
	 * @throws SecretValueException if so
	 */
	public void verify(RevisionDraft draft) {
		String parameter = this.loader.secrets().nameIn(draft.content());
		if (parameter != null) {
			throw new SecretValueException(
					"The revision would have the value of the secret changelog parameter '" + parameter
							+ "' in it; it was not written.",
					"Write by hand what needs that value (makemigrations --empty), with the parameter in its place, or "
							+ "leave the revisions that use it as they are.");
		}
	}

	private static boolean isOurs(MasterChangelog master) {
		try {
			return Files.exists(master.file()) && Files.readString(master.file()).equals(master.content());
		}
		catch (IOException ex) {
			return false;
		}
	}

	static void create(Path file, String content) {
		write(file, () -> WholeFile.create(file, content));
	}

	private static void write(Path file, Writing writing) {
		try {
			Files.createDirectories(file.resolveSibling("").toAbsolutePath());
			writing.write();
		}
		catch (IOException ex) {
			if (ex instanceof FileAlreadyExistsException) {
				requireNew(file);
			}
			throw new MigrationException("Cannot write " + file + ": " + reason(ex),
					"Make the directory writable, or set app.migrate.directory to one that is.", ex);
		}
	}

	private static void requireNew(Path file) {
		if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
			throw new MigrationException(file + " exists already", "Remove or rename it; it has not been touched.");
		}
	}

	static MigrationException awayFromItsSources(ChangelogSettings settings) {
		return new MigrationException(
				"The application has its revisions in " + settings.directoryLocation()
						+ " on the class path, but there is no directory " + settings.directory() + " to write to",
				"Run the command in the directory of the application's module, or set app.migrate.directory to where its "
						+ "revisions are. If you have deleted them all to begin anew, clean the build output too.");
	}

	private static String reason(IOException failure) {
		if (failure instanceof AccessDeniedException denied) {
			return "no permission for " + denied.getFile();
		}
		if (failure instanceof FileAlreadyExistsException taken) {
			return taken.getFile() + " is not a directory";
		}
		return String.valueOf(failure.getMessage());
	}

	/**
	 * What writes a file.
	 */
	@FunctionalInterface
	private interface Writing {

		void write() throws IOException;

	}

}
