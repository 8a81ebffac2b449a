package dev.migrate.changelog;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import liquibase.resource.Resource;

/**
 * Takes down what Liquibase reads while it loads a changelog and works with it.
 */
public final class InputRecording implements AutoCloseable {

	private final Runnable end;

	private final Set<String> files = ConcurrentHashMap.newKeySet();

	private final Set<String> folders = ConcurrentHashMap.newKeySet();

	private final Set<String> listed = ConcurrentHashMap.newKeySet();

	private final Set<String> unread = ConcurrentHashMap.newKeySet();

	private final Set<String> parameters = ConcurrentHashMap.newKeySet();

	private final Map<String, Set<FileContent>> contents = new ConcurrentHashMap<>();

	private final AtomicInteger open = new AtomicInteger();

	InputRecording(Runnable end) {
		this.end = end;
	}

	/**
	 * What has been read so far, or nothing if it is not known to the last byte.
	 */
	public Optional<ChangelogInputs> inputs() {
		ChangelogInputs inputs = new ChangelogInputs(new TreeSet<>(this.files), new TreeSet<>(this.folders),
				new TreeSet<>(this.parameters));
		inputs.files().removeAll(this.listed);
		boolean readable = inputs.text().lines().count() == inputs.files().size() + inputs.folders().size()
				+ inputs.parameters().size();
		return (readable && this.open.get() == 0) ? Optional.of(inputs) : Optional.empty();
	}

	/**
	 * Whether all that has been read is among what a digest was taken of: whoever edits a
	 * file while its change sets run would be missed otherwise.
	 */
	public boolean agreesWith(ChangelogDigest digest) {
		return this.unread.stream().noneMatch((path) -> digest.contents(path).isEmpty()) && this.contents.entrySet()
			.stream()
			.allMatch((read) -> digest.contents(read.getKey()).containsAll(read.getValue()));
	}

	/**
	 * Adds a file on which the changelog depends although Liquibase does not read it.
	 */
	public void dependsOn(String path) {
		this.unread.add(path);
		file(path);
	}

	void file(String path) {
		this.files.add(ClassPathLocation.of(path));
	}

	void folder(String path, Iterable<Resource> found) {
		this.folders.add(ClassPathLocation.of(path));
		found.forEach((resource) -> this.listed.add(ClassPathLocation.of(resource.getPath())));
	}

	Resource resource(Resource resource) {
		return new RecordedResource(resource, this);
	}

	void opened() {
		this.open.incrementAndGet();
	}

	void read(String path, FileContent content) {
		this.contents.computeIfAbsent(ClassPathLocation.of(path), (key) -> ConcurrentHashMap.newKeySet()).add(content);
		this.open.decrementAndGet();
	}

	void parameter(String name) {
		this.parameters.add(name);
	}

	@Override
	public void close() {
		this.end.run();
	}

}
