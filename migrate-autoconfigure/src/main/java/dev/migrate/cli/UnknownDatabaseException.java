package dev.migrate.cli;

import java.util.List;

import dev.migrate.failure.MigrationException;

/**
 * The application has no database of the name that was given.
 */
class UnknownDatabaseException extends MigrationException {

	UnknownDatabaseException(String name, List<String> known) {
		super("There is no database '" + name + "'", "Use one of: " + String.join(", ", known));
	}

}
