package dev.migrate.changelog;

import dev.migrate.engine.Engine;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import liquibase.changelog.ChangeSet;

/**
 * Tells which schema a changelog makes on an engine that is not at hand, by reading the
 * change sets instead of running them. Exact for generated revisions; of files written by
 * hand it knows Liquibase's own changes, but not their SQL.
 */
public final class ChangelogInterpreter {

	private final ChangelogLoader loader;

	public ChangelogInterpreter(ChangelogLoader loader) {
		this.loader = loader;
	}

	/**
	 * The schema that all change sets make that the settings do not filter out.
	 * @param changelog the changelog, as loaded for the engine
	 */
	public Schema schemaFor(Changelog changelog, Engine target) {
		return schemaFor(changelog, new LiquibaseDialect(target));
	}

	/**
	 * The same, where a schema goes without saying even if it is named.
	 * @param home that schema
	 */
	public Schema schemaFor(Changelog changelog, Engine target, Identifier home) {
		return schemaFor(changelog, new LiquibaseDialect(target, home));
	}

	private Schema schemaFor(Changelog changelog, LiquibaseDialect dialect) {
		ChangeSetFilters filters = this.loader.filters(dialect.database());
		ChangeInterpretation interpretation = new ChangeInterpretation();
		SchemaState state = new SchemaState();
		for (ChangeSet changeSet : changelog.databaseChangeLog().getChangeSets()) {
			if (filters.accept(changeSet)) {
				ChangeContext context = new ChangeContext(state, dialect, new ChangedNames(dialect, changeSet));
				changeSet.getChanges().forEach((change) -> interpretation.apply(change, context));
			}
		}
		return state.toSchema()
			.withObjects(DatabaseObjects
				.of(changelog.databaseChangeLog().getChangeSets().stream().filter(filters::accept).toList()));
	}

}
