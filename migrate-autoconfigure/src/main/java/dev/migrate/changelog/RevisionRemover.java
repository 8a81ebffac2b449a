package dev.migrate.changelog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.migrate.failure.MigrationException;

/**
 * Takes all revisions out of the source tree and out of what was built from it, which
 * would bring them back.
 */
public final class RevisionRemover {

	private static final List<String> BUILD_OUTPUTS = List.of("target/classes", "build/resources/main",
			"build/classes/java/main", "bin/main", "bin", "out/production/resources", "out/production/classes");

	private final ChangelogLoader loader;

	public RevisionRemover(ChangelogLoader loader) {
		this.loader = loader;
	}

	/**
	 * The files that are there.
	 * @throws MigrationException if the revisions are packaged ones
	 */
	public List<Path> files() {
		if (this.loader.onlyPackaged()) {
			throw new MigrationException(
					"The revisions are packaged with the application, and there is no directory "
							+ this.loader.settings().directory() + " to remove them from.",
					"Run the command in the directory of the application's module.");
		}
		return below(this.loader.settings().directory());
	}

	/**
	 * Moves the files to another directory, keeping their place below the old one.
	 * @param module the application's build module
	 * @param target a directory that does not exist
	 * @throws MigrationException if a file cannot be moved; all are in one of the two
	 * places
	 */
	public void moveTo(Path target, Path module) {
		move(files(), target, module, (built) -> true);
	}

	/**
	 * Moves some of the files, as {@link #moveTo(Path, Path)} does all.
	 */
	public void moveTo(List<Path> files, Path target, Path module) {
		List<String> places = files.stream().map(this::place).toList();
		move(files, target, module, places::contains);
	}

	/**
	 * Where a file is below the directory of the revisions.
	 */
	private String place(Path file) {
		return this.loader.settings().directory().relativize(file).toString();
	}

	private void move(List<Path> files, Path target, Path module, Predicate<String> built) {
		Path directory = this.loader.settings().directory();
		try {
			for (Path file : files) {
				Path copy = target.resolve(place(file));
				Files.createDirectories(copy.resolveSibling("").toAbsolutePath());
				Files.copy(file, copy);
			}
			for (Path file : files) {
				Files.delete(file);
			}
			for (String output : BUILD_OUTPUTS) {
				Path folder = module.resolve(output).resolve(this.loader.settings().directoryLocation());
				for (Path file : below(folder)) {
					if (built.test(folder.relativize(file).toString())) {
						Files.delete(file);
					}
				}
			}
		}
		catch (IOException ex) {
			throw new MigrationException("The revisions in " + directory + " could not be moved: " + ex.getMessage(),
					"Make both directories writable. What has been copied is in " + target + ".", ex);
		}
	}

	private static List<Path> below(Path directory) {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> !file.getFileName().toString().startsWith("."))
				.sorted()
				.toList();
		}
		catch (IOException | UncheckedIOException ex) {
			throw new MigrationException("Cannot read " + directory + ": " + ex.getMessage(), "Make it readable.", ex);
		}
	}

}
