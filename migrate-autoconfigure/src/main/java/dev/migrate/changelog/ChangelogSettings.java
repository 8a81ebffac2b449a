package dev.migrate.changelog;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Where a database's changelog is and how its files are written and filtered.
 *
 * @param changeLog the master changelog's location, as
 * {@code spring.liquibase.change-log} gives it
 * @param directory where revisions are written: an absolute path, usually in the source
 * tree; it need not exist
 * @param contexts the contexts to run, or null for all
 * @param labelFilter the labels to run, or null for all
 * @param parameters values for the changelog's properties
 * @param template how revisions are written
 */
public record ChangelogSettings(String changeLog, Path directory, @Nullable String contexts,
		@Nullable String labelFilter, Map<String, String> parameters, RevisionTemplate template) {

	public ChangelogSettings {
		directory = directory.toAbsolutePath().normalize();
		parameters = Map.copyOf(parameters);
	}

	/**
	 * Settings without filters and parameters.
	 */
	public static ChangelogSettings of(String changeLog, Path directory) {
		return new ChangelogSettings(changeLog, directory, null, null, Map.of(), RevisionTemplate.STANDARD);
	}

	public ChangelogSettings withTemplate(RevisionTemplate template) {
		return new ChangelogSettings(this.changeLog, this.directory, this.contexts, this.labelFilter, this.parameters,
				template);
	}

	/**
	 * The master changelog as the class path knows it: {@code db/changelog/x.yaml}.
	 */
	public String changeLogPath() {
		return ClassPathLocation.of(this.changeLog);
	}

	/**
	 * The directory as the class path will know it: {@code db/changelog/changes}.
	 */
	public String directoryLocation() {
		return ClassPathLocation.of(this.directory, changeLogPath());
	}

	/**
	 * The folder of repeatable revisions as the class path knows it, beside the master
	 * changelog: {@code db/changelog/repeatable}.
	 */
	public String repeatableLocation() {
		String master = changeLogPath();
		return master.substring(0, master.lastIndexOf('/') + 1) + "repeatable";
	}

	/**
	 * Where the master changelog is in the source tree, whether it exists or not; empty
	 * if the directory's location does not tell where the source tree begins.
	 */
	public Optional<Path> changeLogFile() {
		if (this.changeLog.startsWith("file:")) {
			return Optional.of(Path.of(this.changeLog.substring("file:".length())).toAbsolutePath().normalize());
		}
		return source(changeLogPath());
	}

	/**
	 * The place in the source tree of what the class path has at a location, whether it
	 * exists or not; empty if the directory's location does not tell where the source
	 * tree begins.
	 */
	public Optional<Path> source(String location) {
		// What is somewhere else has a colon, which some file systems refuse
		return location.contains(":") ? Optional.empty()
				: ClassPathLocation.root(this.directory, directoryLocation()).map((root) -> root.resolve(location));
	}

}
