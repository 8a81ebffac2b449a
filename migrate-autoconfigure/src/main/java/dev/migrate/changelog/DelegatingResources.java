package dev.migrate.changelog;

import java.io.IOException;
import java.util.List;

import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;

/**
 * Resources of somebody else, of which a subclass wants to know or say something. They
 * are not its own to close.
 */
abstract class DelegatingResources extends AbstractResourceAccessor {

	private final ResourceAccessor resources;

	DelegatingResources(ResourceAccessor resources) {
		this.resources = resources;
	}

	@Override
	public List<Resource> getAll(String path) throws IOException {
		return this.resources.getAll(path);
	}

	@Override
	public List<Resource> search(String path, boolean recursive) throws IOException {
		return this.resources.search(path, recursive);
	}

	@Override
	public List<Resource> search(String path, SearchOptions searchOptions) throws IOException {
		return this.resources.search(path, searchOptions);
	}

	@Override
	public List<String> describeLocations() {
		return this.resources.describeLocations();
	}

	@Override
	public void close() {
	}

}
