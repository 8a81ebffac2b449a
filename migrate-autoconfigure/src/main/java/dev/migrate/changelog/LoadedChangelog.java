package dev.migrate.changelog;

import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changeset.ChangeSetServiceFactory;
import liquibase.changeset.StandardChangeSetService;
import liquibase.parser.core.ParsedNode;
import liquibase.parser.core.ParsedNodeException;
import liquibase.resource.ResourceAccessor;

/**
 * A changelog whose change sets remember what Liquibase finds out time and again. Where
 * an extension makes change sets, they are the extension's.
 */
final class LoadedChangelog extends DatabaseChangeLog {

	private final KnownChanges known;

	LoadedChangelog(String path, KnownChanges known) {
		super(path);
		this.known = known;
	}

	@Override
	protected ChangeSet createChangeSet(ParsedNode node, ResourceAccessor resources) throws ParsedNodeException {
		if (ChangeSetServiceFactory.getInstance()
			.createChangeSetService()
			.getClass() != StandardChangeSetService.class) {
			return super.createChangeSet(node, resources);
		}
		ChangeSet changeSet = new LoadedChangeSet(this, this.known);
		changeSet.setChangeLogParameters(getChangeLogParameters());
		changeSet.load(node, resources);
		return changeSet;
	}

}
