package dev.migrate.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Makes a jar of a directory, as a build tool does.
 */
final class Jars {

	private Jars() {
	}

	static void write(Path directory, Path jar) throws IOException {
		try (OutputStream bytes = Files.newOutputStream(jar);
				JarOutputStream entries = new JarOutputStream(bytes);
				Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.filter((path) -> !path.equals(directory)).sorted().toList()) {
				String name = directory.relativize(file).toString().replace('\\', '/');
				entries.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
				if (!Files.isDirectory(file)) {
					Files.copy(file, entries);
				}
				entries.closeEntry();
			}
		}
	}

}
