package dev.migrate.changelog;

import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.ChangeFactory;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.ObjectQuotingStrategy;
import liquibase.parser.core.ParsedNode;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;

/**
 * Makes Liquibase's own changes of what a file would say.
 */
final class LiquibaseChanges {

	private LiquibaseChanges() {
	}

	/**
	 * The change that Liquibase would read.
	 * @param name the change's name: {@code addColumn}
	 * @param values its attributes as nested maps and lists
	 * @param quoted whether its names are written as the catalogs spell them
	 */
	static Change create(String name, Object values, boolean quoted) {
		ResourceAccessor resources = new ClassLoaderResourceAccessor();
		try {
			return QuietLiquibase.call(resources, () -> {
				ParsedNode node = new ParsedNode(null, name);
				node.setValue(values);
				Change change = Scope.getCurrentScope().getSingleton(ChangeFactory.class).create(name);
				change.load(node, resources);
				change.setChangeSet(new ChangeSet("", "", false, false, "", null, null,
						quoted ? ObjectQuotingStrategy.QUOTE_ALL_OBJECTS : ObjectQuotingStrategy.LEGACY,
						new DatabaseChangeLog()));
				return change;
			});
		}
		catch (Exception ex) {
			throw new IllegalStateException("Liquibase does not understand " + name + " " + values, ex);
		}
	}

}
