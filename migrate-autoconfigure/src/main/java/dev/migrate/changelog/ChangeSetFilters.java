package dev.migrate.changelog;

import java.util.List;

import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.IgnoreChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.database.Database;

/**
 * Which change sets a run would consider, whatever has run already.
 */
final class ChangeSetFilters {

	private final List<ChangeSetFilter> filters;

	private final ChangeSetFilter engine;

	ChangeSetFilters(ChangelogSettings settings, Database database) {
		this.engine = new DbmsChangeSetFilter(database);
		this.filters = List.of(new ContextChangeSetFilter(new Contexts(settings.contexts())),
				new LabelChangeSetFilter(new LabelExpression(settings.labelFilter())), this.engine,
				new IgnoreChangeSetFilter());
	}

	boolean accept(ChangeSet changeSet) {
		return this.filters.stream().allMatch((filter) -> filter.accepts(changeSet).isAccepted());
	}

	boolean isForThisEngine(ChangeSet changeSet) {
		return this.engine.accepts(changeSet).isAccepted();
	}

}
