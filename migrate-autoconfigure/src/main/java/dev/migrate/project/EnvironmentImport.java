package dev.migrate.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.failure.MigrationException;
import dev.migrate.file.WholeFile;
import org.jspecify.annotations.Nullable;

/**
 * Has the application read a file {@code .env} of the directory that it is started in,
 * which keeps a database's address and password out of the sources.
 */
public final class EnvironmentImport {

	/** What has to be imported. */
	public static final String LOCATION = "optional:file:.env[.properties]";

	private static final List<String> NAMES = List.of("application.properties", "application.yml", "application.yaml");

	private final Path resources;

	/**
	 * The import of one application.
	 * @param resources its folder of resources
	 */
	public EnvironmentImport(Path resources) {
		this.resources = resources;
	}

	/**
	 * Adds the import where that is safe.
	 * @return the file that was created or changed, or null if there is nothing to do or
	 * it is left to a person
	 * @throws MigrationException if the file cannot be written
	 */
	public @Nullable Path add() {
		Optional<Path> file = file();
		try {
			if (file.isEmpty()) {
				Path created = this.resources.resolve(NAMES.get(0));
				Files.createDirectories(this.resources);
				WholeFile.create(created, "spring.config.import=" + LOCATION + "\n");
				return created;
			}
			String content = Files.readString(file.get());
			Optional<String> changed = with(file.get(), content);
			if (changed.isEmpty()) {
				return null;
			}
			WholeFile.replace(file.get(), changed.get());
			return file.get();
		}
		catch (IOException ex) {
			throw new MigrationException("Cannot write " + file.orElse(this.resources) + ": " + ex.getMessage(),
					"Make it writable, or import " + LOCATION + " by hand.", ex);
		}
	}

	private Optional<Path> file() {
		return NAMES.stream().map(this.resources::resolve).filter(Files::isRegularFile).findFirst();
	}

	private static Optional<String> with(Path file, String content) {
		return file.toString().endsWith(".properties") ? withProperty(content) : withKey(content);
	}

	private static Optional<String> withProperty(String content) {
		List<String> lines = content.lines().toList();
		boolean decided = lines.stream().anyMatch((line) -> line.strip().startsWith("spring.config.import"));
		// In a file of several parts, the last one may be for a profile only
		boolean parts = lines.stream().anyMatch((line) -> line.startsWith("#---") || line.startsWith("!---"));
		if (decided || parts) {
			return Optional.empty();
		}
		String end = content.isEmpty() || content.endsWith("\n") ? "" : "\n";
		return Optional.of(content + end + "spring.config.import=" + LOCATION + "\n");
	}

	/**
	 * Edits the text, because writing the parsed file again would lose its comments; what
	 * looks unusual is left alone.
	 */
	private static Optional<String> withKey(String content) {
		List<String> lines = new ArrayList<>(content.lines().toList());
		boolean parts = lines.stream().anyMatch((line) -> line.startsWith("---") || line.startsWith("..."));
		boolean unusual = lines.stream().anyMatch((line) -> line.contains("\t") || line.startsWith("{"));
		boolean dotted = lines.stream().anyMatch((line) -> line.strip().startsWith("spring."));
		if (parts || unusual || dotted || content.contains("config:")) {
			return Optional.empty();
		}
		int spring = lines.indexOf("spring:");
		if (spring == -1) {
			if (lines.stream().anyMatch((line) -> line.startsWith("spring") || line.startsWith("\"spring"))) {
				return Optional.empty();
			}
			lines.addAll(0, List.of("spring:", "  config:", "    import: \"" + LOCATION + "\"", ""));
		}
		else {
			String indent = indentBelow(lines, spring);
			if (indent.isEmpty()) {
				return Optional.empty();
			}
			lines.addAll(spring + 1, List.of(indent + "config:", indent + "  import: \"" + LOCATION + "\""));
		}
		return Optional.of(String.join("\n", lines) + "\n");
	}

	private static String indentBelow(List<String> lines, int parent) {
		return lines.stream()
			.skip(parent + 1L)
			.filter((line) -> !line.isBlank() && !line.strip().startsWith("#"))
			.findFirst()
			.map((line) -> line.substring(0, line.length() - line.stripLeading().length()))
			.orElse("");
	}

}
