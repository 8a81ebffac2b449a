package dev.migrate.failure;

/**
 * Something was named that does not exist: a revision, an object, a dialect.
 */
public class UnknownNameException extends MigrationException {

	public UnknownNameException(String message, String action) {
		super(message, action);
	}

}
