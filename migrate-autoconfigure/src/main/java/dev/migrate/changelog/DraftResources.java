package dev.migrate.changelog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;

/**
 * Resources of which one is a revision that is composed but not written.
 */
final class DraftResources extends AbstractResourceAccessor {

	private final RevisionDraft draft;

	private final ResourceAccessor others;

	DraftResources(RevisionDraft draft, ResourceAccessor others) {
		this.draft = draft;
		this.others = others;
	}

	@Override
	public void close() {
	}

	@Override
	public List<Resource> getAll(String path) throws IOException {
		return path.equals(this.draft.path()) ? List.of(new DraftResource(this.draft)) : this.others.getAll(path);
	}

	@Override
	public List<Resource> search(String path, boolean recursive) throws IOException {
		return this.others.search(path, recursive);
	}

	@Override
	public List<String> describeLocations() {
		return this.others.describeLocations();
	}

	private static final class DraftResource extends AbstractResource {

		private final String content;

		DraftResource(RevisionDraft draft) {
			super(draft.path(), URI.create("draft:" + draft.id()));
			this.content = draft.content();
		}

		@Override
		public InputStream openInputStream() {
			return new ByteArrayInputStream(this.content.getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public boolean exists() {
			return true;
		}

		@Override
		public Resource resolve(String other) {
			throw new UnsupportedOperationException("A draft has nothing below it");
		}

		@Override
		public Resource resolveSibling(String other) {
			throw new UnsupportedOperationException("A draft includes nothing");
		}

	}

}
