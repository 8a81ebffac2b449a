package dev.migrate.changelog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import liquibase.resource.AbstractResource;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Resources that are looked up and read once while a changelog is loaded, although
 * Liquibase asks for each of its files several times. What change sets read later, when
 * they run, they read anew.
 */
final class ReadOnceResources extends DelegatingResources {

	private static final int LARGEST_KEPT = 1024 * 1024;

	private volatile @Nullable Map<String, List<Resource>> found = new HashMap<>();

	ReadOnceResources(ResourceAccessor resources) {
		super(resources);
	}

	@Override
	public List<Resource> getAll(String path) throws IOException {
		Map<String, List<Resource>> known = this.found;
		if (known == null) {
			return super.getAll(path);
		}
		String location = ClassPathLocation.of(path);
		List<Resource> found = known.get(location);
		if (found == null) {
			List<Resource> now = super.getAll(path);
			found = (now != null) ? now.stream().<Resource>map(ReadOnceResource::new).toList() : List.of();
			known.put(location, found);
		}
		return found;
	}

	/**
	 * What is found in a folder need not be looked up by its name as well, unless there
	 * are several of that name.
	 */
	@Override
	public List<Resource> search(String path, SearchOptions searchOptions) throws IOException {
		List<Resource> found = super.search(path, searchOptions);
		Map<String, List<Resource>> known = this.found;
		if (known == null || found == null) {
			return found;
		}
		List<Resource> listed = found.stream().<Resource>map(ReadOnceResource::new).toList();
		listed.stream()
			.collect(Collectors.groupingBy((resource) -> ClassPathLocation.of(resource.getPath())))
			.forEach((location, resources) -> {
				if (resources.size() == 1) {
					known.putIfAbsent(location, resources);
				}
			});
		return listed;
	}

	/**
	 * Ends the loading.
	 */
	@Override
	public void close() {
		this.found = null;
	}

	private final class ReadOnceResource extends AbstractResource {

		private final Resource resource;

		private byte @Nullable [] content;

		ReadOnceResource(Resource resource) {
			super(resource.getPath(), resource.getUri());
			this.resource = resource;
		}

		@Override
		public InputStream openInputStream() throws IOException {
			if (ReadOnceResources.this.found == null) {
				this.content = null;
				return this.resource.openInputStream();
			}
			if (this.content == null) {
				try (InputStream stream = this.resource.openInputStream()) {
					this.content = stream.readNBytes(LARGEST_KEPT + 1);
				}
			}
			return (this.content.length <= LARGEST_KEPT) ? new ByteArrayInputStream(this.content)
					: this.resource.openInputStream();
		}

		/** It was there when it was looked up. */
		@Override
		public boolean exists() {
			return ReadOnceResources.this.found != null || this.resource.exists();
		}

		@Override
		public Resource resolve(String other) {
			return this.resource.resolve(other);
		}

		@Override
		public Resource resolveSibling(String other) {
			return this.resource.resolveSibling(other);
		}

	}

}
