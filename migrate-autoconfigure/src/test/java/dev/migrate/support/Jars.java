package dev.migrate.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Packs folders into jars.
 */
public final class Jars {

	private Jars() {
	}

	/**
	 * Packs a folder, with an entry for each folder in it.
	 */
	public static Path pack(Path folder, Path jar) {
		try (OutputStream file = Files.newOutputStream(jar);
				JarOutputStream entries = new JarOutputStream(file);
				Stream<Path> paths = Files.walk(folder)) {
			for (Path path : paths.filter((path) -> !path.equals(folder)).toList()) {
				String name = folder.relativize(path).toString().replace('\\', '/');
				entries.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + "/" : name));
				if (Files.isRegularFile(path)) {
					Files.copy(path, entries);
				}
			}
			return jar;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
