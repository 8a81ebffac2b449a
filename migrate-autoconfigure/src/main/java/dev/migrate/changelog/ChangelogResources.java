package dev.migrate.changelog;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import liquibase.integration.spring.SpringResourceAccessor;
import liquibase.resource.PathResource;
import liquibase.resource.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ResourceLoader;

/**
 * The application's resources, but with the changelogs of the source tree in place of
 * their packaged copies, which may be older.
 */
final class ChangelogResources extends SpringResourceAccessor {

	private final ChangelogSettings settings;

	private final @Nullable ClassLoader classLoader;

	private final String location;

	private final Resource noRevisions;

	private volatile @Nullable InputRecording recording;

	/** Where the class path has the folders that were found somewhere, by their URLs. */
	private final Map<String, String> folders = new ConcurrentHashMap<>();

	ChangelogResources(ChangelogSettings settings, ResourceLoader resourceLoader) {
		super(resourceLoader);
		this.settings = settings;
		this.classLoader = resourceLoader.getClassLoader();
		this.location = settings.directoryLocation();
		this.noRevisions = new TextResource(this.location + "/.no-revisions", "");
	}

	@Override
	public void close() {
	}

	/**
	 * Begins to take down what is read. Of two at a time nobody knows who has read what.
	 */
	synchronized InputRecording record() {
		InputRecording begun = new InputRecording(() -> this.recording = null);
		InputRecording other = this.recording;
		if (other != null) {
			other.giveUp();
			begun.giveUp();
		}
		this.recording = begun;
		return begun;
	}

	@Nullable InputRecording recording() {
		return this.recording;
	}

	@Override
	public List<Resource> getAll(String path) throws IOException {
		List<Resource> found = find(path);
		InputRecording recording = this.recording;
		if (recording == null) {
			return found;
		}
		recording.file(path, !found.isEmpty());
		return found.stream().map(recording::resource).toList();
	}

	private List<Resource> find(String path) throws IOException {
		String location = ClassPathLocation.of(path);
		if (location.equals(this.noRevisions.getPath())) {
			return List.of(this.noRevisions);
		}
		if (onDisk() && location.startsWith(this.location + "/")) {
			Path file = this.settings.directory().resolve(location.substring(this.location.length() + 1));
			return Files.exists(file) ? List.of(new PathResource(location, file)) : List.of();
		}
		Optional<Path> file = inSources(location);
		if (file.isPresent()) {
			return List.of(new PathResource(location, file.get()));
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
		InputRecording recording = this.recording;
		List<String> before = (recording != null) ? namesBelow(path, recording) : List.of();
		List<Resource> found = search(path, folder, recursive);
		if (recording != null) {
			recording.folder(path, before, found);
			found = found.stream().map(recording::resource).toList();
		}
		return (found.isEmpty() && folder.equals(this.location)) ? List.of(this.noRevisions) : found;
	}

	/** Before Liquibase looks: what comes later, nobody has seen. */
	private List<String> namesBelow(String path, InputRecording recording) {
		try {
			return ChangelogDigest.namesBelow(this.settings, this.classLoader, InputRecording.location(path));
		}
		catch (IOException | RuntimeException ex) {
			recording.giveUp();
			return List.of();
		}
	}

	private List<Resource> search(String path, String folder, boolean recursive) throws IOException {
		if (!onDisk()) {
			return super.search(path, recursive);
		}
		if (below(folder, this.location)) {
			Path directory = this.settings.directory()
				.resolve(folder.substring(this.location.length()).replaceFirst("^/", ""));
			return filesBelow(directory, folder, recursive);
		}
		Map<String, Resource> found = new LinkedHashMap<>();
		for (Resource packaged : super.search(path, recursive)) {
			String location = ClassPathLocation.of(packaged.getPath());
			if (!below(location, this.location)) {
				found.put(location, packaged);
			}
		}
		for (Resource source : sourcesBelow(folder, recursive)) {
			found.put(source.getPath(), source);
		}
		return List.copyOf(found.values());
	}

	/**
	 * Liquibase finds out where the class path has a file by trying every folder above
	 * it. What it has found out for one file holds for the others in the same folder.
	 */
	@Override
	protected String getResourcePath(org.springframework.core.io.Resource resource) {
		String url = url(resource);
		int name = url.lastIndexOf('/') + 1;
		String folder = this.folders.get(url.substring(0, name));
		if (folder != null) {
			return folder + url.substring(name);
		}
		String path = super.getResourcePath(resource);
		if (name > 0 && path.endsWith("/" + url.substring(name))) {
			this.folders.put(url.substring(0, name), path.substring(0, path.length() - url.length() + name));
		}
		return path;
	}

	/**
	 * The URL of a file, or nothing if its name is not what the URL ends with.
	 */
	private static String url(org.springframework.core.io.Resource resource) {
		try {
			String url = resource.getURL().toExternalForm();
			return (url.indexOf('%') < 0 && url.indexOf('+') < 0) ? url : "";
		}
		catch (IOException ex) {
			return "";
		}
	}

	private List<Resource> sourcesBelow(String folder, boolean recursive) throws IOException {
		Optional<Path> directory = this.settings.source(folder).filter(Files::isDirectory);
		return directory.isPresent() ? filesBelow(directory.get(), folder, recursive) : List.of();
	}

	/**
	 * The file of the source tree that will be, or already is, packaged there.
	 */
	private Optional<Path> inSources(String location) {
		boolean master = location.equals(this.settings.changeLogPath());
		Optional<Path> file = master ? this.settings.changeLogFile()
				: onDisk() ? this.settings.source(location) : Optional.empty();
		return file.filter(Files::isRegularFile);
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

	private static List<Resource> filesBelow(Path directory, String folder, boolean recursive) throws IOException {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(directory, recursive ? Integer.MAX_VALUE : 1,
				FileVisitOption.FOLLOW_LINKS)) {
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
