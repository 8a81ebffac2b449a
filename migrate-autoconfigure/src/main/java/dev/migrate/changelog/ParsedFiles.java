package dev.migrate.changelog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Resources that know which changelog Liquibase has begun to read last: where that one is
 * broken, Liquibase itself does not always name it.
 */
final class ParsedFiles extends DelegatingResources {

	private static final Set<String> SUFFIXES = Set.of("yaml", "yml", "xml", "json", "sql");

	private final YamlFiles yaml = new YamlFiles();

	private final KnownChanges changes = new KnownChanges();

	/** So many reads in a circle are no coincidence any more. */
	private static final int CIRCLE = 96;

	private static final int LONGEST_CIRCLE = 16;

	private final List<String> reads = Collections.synchronizedList(new ArrayList<>());

	private volatile String last;

	ParsedFiles(String changeLog, ResourceAccessor resources) {
		super(resources);
		this.last = changeLog;
	}

	/**
	 * The changelog that was read last.
	 */
	String last() {
		return this.last;
	}

	/**
	 * What has become of the names of changes that were read so far.
	 */
	KnownChanges changes() {
		return this.changes;
	}

	/**
	 * What a file of YAML holds, or null if that is nothing ordinary.
	 */
	@Nullable Map<?, ?> yaml(String path) {
		try {
			Resource file = get(path);
			return file.exists() ? this.yaml.read(file) : null;
		}
		catch (IOException ex) {
			// Liquibase will say so
			return null;
		}
	}

	@Override
	public List<Resource> getAll(String path) throws IOException {
		List<Resource> found = super.getAll(path);
		String suffix = String.valueOf(StringUtils.getFilenameExtension(path)).toLowerCase(Locale.ROOT);
		if (found != null && !found.isEmpty() && SUFFIXES.contains(suffix)) {
			this.last = path;
			this.reads.add(ClassPathLocation.of(path));
			refuseCircle();
		}
		return found;
	}

	/** Liquibase would follow it until the stack is full. */
	private void refuseCircle() {
		int size = this.reads.size();
		if (size < CIRCLE + LONGEST_CIRCLE) {
			return;
		}
		List<String> end = this.reads.subList(size - CIRCLE, size);
		for (int length = 1; length <= LONGEST_CIRCLE; length++) {
			if (end.equals(this.reads.subList(size - CIRCLE - length, size - length))) {
				throw ChangelogFailure.circle(new TreeSet<>(end.subList(0, length)));
			}
		}
	}

}
