package dev.migrate.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.failure.MigrationException;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Finds the files of rows: those of the source tree, or where there is none, those that
 * are packaged.
 */
public final class SeedFiles {

	/** Where those of the application's own database are, below the resources. */
	public static final String LOCATION = "db/seed";

	private SeedFiles() {
	}

	/**
	 * All files, in the order of their names.
	 * @param module the application's build module
	 * @param location where they are below the resources
	 */
	public static List<SeedFile> find(Path module, String location) {
		Path directory = module.resolve("src/main/resources").resolve(location);
		try {
			return (Files.isDirectory(directory) ? onDisk(directory, location) : packaged(location))
				.filter((file) -> file.name().endsWith(".sql") || file.name().endsWith(".csv"))
				.sorted(Comparator.comparing(SeedFile::name))
				.toList();
		}
		catch (IOException | UncheckedIOException ex) {
			throw new MigrationException("Cannot read " + directory + ": " + ex.getMessage(), "Make it readable.", ex);
		}
	}

	private static Stream<SeedFile> onDisk(Path directory, String location) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.filter(Files::isRegularFile)
				.map((file) -> new SeedFile(location + "/" + file.getFileName(), new FileSystemResource(file)))
				.toList()
				.stream();
		}
	}

	private static Stream<SeedFile> packaged(String location) throws IOException {
		Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath*:" + location + "/*");
		return Arrays.stream(found)
			.filter((resource) -> resource.getFilename() != null)
			.map((resource) -> new SeedFile(location + "/" + resource.getFilename(), resource));
	}

}
