package dev.migrate.changelog;

import liquibase.changelog.ChangeSet;

/**
 * What the interpretation of a change set works with.
 *
 * @param state the schema so far
 * @param dialect how Liquibase reads for the engine
 * @param names reads the names of the change set
 */
record ChangeContext(SchemaState state, LiquibaseDialect dialect, ChangedNames names) {

	/**
	 * The same for a change set that may quote its names.
	 */
	ChangeContext with(ChangeSet changeSet) {
		return new ChangeContext(this.state, this.dialect, new ChangedNames(this.dialect, changeSet));
	}

}
