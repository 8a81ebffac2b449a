package dev.migrate;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How databases are backed up.
 *
 * @param directory where backups are kept
 * @param programs the directory of the engine's programs, or null for the PATH
 */
public record BackupSettings(Path directory, @Nullable Path programs) {

	public BackupSettings {
		directory = directory.toAbsolutePath().normalize();
	}

}
