package dev.migrate;

import dev.migrate.failure.UnknownNameException;

/**
 * An answer was given about an object that there is not, or that is still wanted.
 */
public class UnknownObjectException extends UnknownNameException {

	UnknownObjectException(String message, String action) {
		super(message, action);
	}

}
