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

	ChangeSetFilters(ChangelogSettings settings, Database database) {
		this.filters = List.of(new ContextChangeSetFilter(new Contexts(settings.contexts())),
				new LabelChangeSetFilter(new LabelExpression(settings.labelFilter())),
				new DbmsChangeSetFilter(database), new IgnoreChangeSetFilter());
	}

	boolean accept(ChangeSet changeSet) {
		return this.filters.stream().allMatch((filter) -> filter.accepts(changeSet).isAccepted());
	}

}
