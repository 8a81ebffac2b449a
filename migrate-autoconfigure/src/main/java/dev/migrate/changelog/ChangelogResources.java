package dev.migrate.changelog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import liquibase.integration.spring.SpringResourceAccessor;
import liquibase.resource.PathResource;
import liquibase.resource.Resource;
import org.springframework.core.io.ResourceLoader;

/**
 * The application's resources, but with the revisions and the master changelog of the
 * source tree in place of their packaged copies, which may be older.
 */
final class ChangelogResources extends SpringResourceAccessor {

	private final ChangelogSettings settings;

	private final String location;

	private final Resource noRevisions;

	ChangelogResources(ChangelogSettings settings, ResourceLoader resourceLoader) {
		super(resourceLoader);
		this.settings = settings;
		this.location = settings.directoryLocation();
		this.noRevisions = new TextResource(this.location + "/.no-revisions", "");
	}

	@Override
	public void close() {
	}

	@Override
	public List<Resource> getAll(String path) throws IOException {
		String location = ClassPathLocation.of(path);
		if (location.equals(this.noRevisions.getPath())) {
			return List.of(this.noRevisions);
		}
		if (onDisk() && location.startsWith(this.location + "/")) {
			Path file = this.settings.directory().resolve(location.substring(this.location.length() + 1));
			return Files.exists(file) ? List.of(new PathResource(location, file)) : List.of();
		}
		Optional<Path> master = this.settings.changeLogFile().filter(Files::isRegularFile);
		if (master.isPresent() && location.equals(this.settings.changeLogPath())) {
			return List.of(new PathResource(location, master.get()));
		}
		List<Resource> packaged = super.getAll(path);
		return (packaged != null) ? packaged : List.of();
	}

	/**
	 * A directory without revisions is no failure, as it would be for an includeAll that
	 * asks for at least one: it has a file that Liquibase leaves alone.
	 */
	@Override
	public List<Resource> search(String path, boolean recursive) throws IOException {
		String folder = ClassPathLocation.of(path);
		List<Resource> found = search(path, folder, recursive);
		return (found.isEmpty() && folder.equals(this.location)) ? List.of(this.noRevisions) : found;
	}

	private List<Resource> search(String path, String folder, boolean recursive) throws IOException {
		if (!onDisk()) {
			return super.search(path, recursive);
		}
		if (below(folder, this.location)) {
			return filesBelow(folder, recursive);
		}
		List<Resource> found = new ArrayList<>();
		for (Resource packaged : super.search(path, recursive)) {
			if (!below(ClassPathLocation.of(packaged.getPath()), this.location)) {
				found.add(packaged);
			}
		}
		if (recursive && below(this.location, folder)) {
			found.addAll(filesBelow(this.location, true));
		}
		return found;
	}

	/**
	 * Whether there are revisions, but in the class path only: the directory, once
	 * created, would hide them.
	 */
	boolean onlyPackaged() throws IOException {
		return !onDisk() && !super.search(this.location, true).isEmpty();
	}

	private boolean onDisk() {
		return Files.isDirectory(this.settings.directory());
	}

	private static boolean below(String location, String folder) {
		return location.equals(folder) || location.startsWith(folder + "/");
	}

	private List<Resource> filesBelow(String folder, boolean recursive) throws IOException {
		Path directory = this.settings.directory()
			.resolve(folder.substring(this.location.length()).replaceFirst("^/", ""));
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(directory, recursive ? Integer.MAX_VALUE : 1)) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> !file.getFileName().toString().startsWith("."))
				.sorted()
				.map((file) -> resource(folder, directory, file))
				.toList();
		}
	}

	private static Resource resource(String folder, Path directory, Path file) {
		return new PathResource(folder + "/" + directory.relativize(file).toString().replace('\\', '/'), file);
	}

}
