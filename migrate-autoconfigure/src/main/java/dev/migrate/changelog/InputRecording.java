package dev.migrate.changelog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import liquibase.resource.Resource;

import org.springframework.util.StringUtils;

/**
 * Takes down what Liquibase reads while it loads a changelog and works with it.
 */
public final class InputRecording implements AutoCloseable {

	private static final Pattern NOT_PLAIN = Pattern.compile("[*?{]|^file:.*%");

	private final Runnable end;

	private final Set<String> files = ConcurrentHashMap.newKeySet();

	private final Set<String> folders = ConcurrentHashMap.newKeySet();

	private final Set<String> listed = ConcurrentHashMap.newKeySet();

	private final Set<String> missing = ConcurrentHashMap.newKeySet();

	private final Map<String, List<String>> names = new ConcurrentHashMap<>();

	private final Set<String> unread = ConcurrentHashMap.newKeySet();

	private final Set<String> parameters = ConcurrentHashMap.newKeySet();

	private final Map<String, Set<FileContent>> contents = new ConcurrentHashMap<>();

	private final AtomicInteger open = new AtomicInteger();

	private volatile boolean givenUp;

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
		return (readable && !this.givenUp && this.open.get() == 0) ? Optional.of(inputs) : Optional.empty();
	}

	/**
	 * Whether a digest was taken of what has been read, and of nothing that nobody has
	 * read: whoever edits a file, or adds one, while change sets run would be missed
	 * otherwise.
	 */
	public boolean agreesWith(ChangelogDigest digest) {
		Map<String, Set<FileContent>> contents = digest.contents();
		return contents.keySet().containsAll(this.unread) && Collections.disjoint(contents.keySet(), this.missing)
				&& this.names.entrySet()
					.stream()
					.allMatch((folder) -> digest.names(folder.getKey()).equals(folder.getValue()))
				&& this.contents.entrySet()
					.stream()
					.allMatch((read) -> contents.getOrDefault(read.getKey(), Set.of()).containsAll(read.getValue()));
	}

	/**
	 * Whether one of the files that were found has a property.
	 */
	public boolean anyFile(Predicate<String> property) {
		return Stream.of(this.files, this.listed).flatMap(Set::stream).anyMatch(property);
	}

	/**
	 * Adds a file on which the changelog depends although Liquibase does not read it.
	 */
	public void dependsOn(String path) {
		this.unread.add(path);
		file(path, true);
	}

	/**
	 * Notes that it cannot be known what has been read.
	 */
	void giveUp() {
		this.givenUp = true;
	}

	void file(String path, boolean found) {
		String location = location(path);
		giveUpUnlessPlain(location);
		this.files.add(location);
		if (!found) {
			this.missing.add(location);
		}
	}

	/**
	 * Notes what was found below a folder.
	 * @param before the files that were there before anybody looked
	 */
	void folder(String path, List<String> before, Iterable<Resource> found) {
		String folder = location(path);
		giveUpUnlessPlain(folder);
		this.folders.add(folder);
		List<String> earlier = this.names.putIfAbsent(folder, before);
		if (earlier != null && !earlier.equals(before)) {
			giveUp();
		}
		found.forEach((resource) -> this.listed.add(location(resource.getPath())));
	}

	/** One that stands for many, or that is written in another way than the file. */
	private void giveUpUnlessPlain(String location) {
		if (location.startsWith("../") || NOT_PLAIN.matcher(location).find()) {
			giveUp();
		}
	}

	/** Where a jar has it, which knows of no folder above another. */
	static String location(String path) {
		return StringUtils.cleanPath(ClassPathLocation.of(path));
	}

	Resource resource(Resource resource) {
		return new RecordedResource(resource, this);
	}

	void opened() {
		this.open.incrementAndGet();
	}

	void read(String path, FileContent content) {
		this.contents.computeIfAbsent(location(path), (key) -> ConcurrentHashMap.newKeySet()).add(content);
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
