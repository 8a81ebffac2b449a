package dev.migrate;

import java.nio.file.Path;

/**
 * A backup that was made.
 *
 * @param file where it is
 * @param bytes how large it is
 */
public record BackupResult(Path file, long bytes) {
}
