package dev.migrate.changelog;

import dev.migrate.failure.MigrationException;

/**
 * A revision would show the value of a secret changelog parameter; it has not been
 * written.
 */
public class SecretValueException extends MigrationException {

	SecretValueException(String message, String action) {
		super(message, action);
	}

}
