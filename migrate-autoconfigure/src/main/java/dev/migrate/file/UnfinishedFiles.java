package dev.migrate.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Files that are being written, under names that nobody else gives. Whoever is killed
 * meanwhile leaves one behind.
 */
final class UnfinishedFiles {

	private static final Pattern NAME = Pattern.compile("\\.migrate-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp");

	/** Nobody writes for so long, not even on a machine that stood still over night. */
	private static final Duration DEAD = Duration.ofDays(1);

	private UnfinishedFiles() {
	}

	static String newName() {
		return ".migrate-" + UUID.randomUUID() + ".tmp";
	}

	/**
	 * Removes what the dead have left in a directory. Whatever keeps that from being done
	 * keeps nobody from writing.
	 */
	static void clear(@Nullable Path directory) {
		if (directory == null) {
			return;
		}
		try (DirectoryStream<Path> files = Files.newDirectoryStream(directory,
				(file) -> NAME.matcher(String.valueOf(file.getFileName())).matches())) {
			for (Path file : files) {
				BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class,
						LinkOption.NOFOLLOW_LINKS);
				if (found.isRegularFile() && found.lastModifiedTime().toInstant().isBefore(Instant.now().minus(DEAD))) {
					Files.deleteIfExists(file);
				}
			}
		}
		catch (IOException | DirectoryIteratorException ex) {
			// The next one who writes here tries again
		}
	}

}
