package dev.migrate.changelog;

import java.sql.Connection;

import liquibase.changelog.ChangeSet;

/**
 * The code of an application behind a {@link JavaRevision}.
 */
public interface JavaCode {

	/**
	 * Runs it if a change set stands for any.
	 */
	void migrate(String revision, ChangeSet changeSet, Connection connection);

	/**
	 * Takes it back if a change set stands for any.
	 */
	void rollback(String revision, ChangeSet changeSet, Connection connection);

}
