package dev.migrate;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How databases are backed up.
 *
 * @param directory where backups are kept
 * @param programs the directory of the engine's programs, or null for the PATH
 * @param shared whether others are in the same database, in schemas of theirs
 */
public record BackupSettings(Path directory, @Nullable Path programs, boolean shared) {

	public BackupSettings {
		directory = directory.toAbsolutePath().normalize();
	}

}
