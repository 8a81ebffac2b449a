package dev.migrate.changelog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;

/**
 * Resources of which one is a revision that is composed but not written.
 */
final class DraftResources extends AbstractResourceAccessor {

	private final RevisionDraft draft;

	private final Set<String> gone;

	private final ResourceAccessor others;

	DraftResources(RevisionDraft draft, ResourceAccessor others) {
		this(draft, Set.of(), others);
	}

	DraftResources(RevisionDraft draft, Set<String> gone, ResourceAccessor others) {
		this.draft = draft;
		this.gone = gone;
		this.others = others;
	}

	@Override
	public void close() {
	}

	@Override
	public List<Resource> getAll(String path) throws IOException {
		return path.equals(this.draft.path()) ? List.of(draft()) : this.others.getAll(path);
	}

	@Override
	public List<Resource> search(String path, boolean recursive) throws IOException {
		List<Resource> found = new ArrayList<>(this.others.search(path, recursive));
		found.removeIf((resource) -> this.gone.contains(ClassPathLocation.of(resource.getPath())));
		String folder = ClassPathLocation.of(path) + "/";
		if (this.draft.path().startsWith(folder)
				&& (recursive || this.draft.path().indexOf('/', folder.length()) < 0)) {
			found.add(draft());
		}
		return found;
	}

	private Resource draft() {
		return new TextResource(this.draft.path(), this.draft.content());
	}

	@Override
	public List<String> describeLocations() {
		return this.others.describeLocations();
	}

}
