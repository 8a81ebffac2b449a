package dev.migrate;

import dev.migrate.failure.MigrationException;

/**
 * An answer was given about an object that there is not, or that is still wanted.
 */
public class UnknownObjectException extends MigrationException {

	UnknownObjectException(String message, String action) {
		super(message, action);
	}

}
