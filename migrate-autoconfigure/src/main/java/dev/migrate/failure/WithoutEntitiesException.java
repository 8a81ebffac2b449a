package dev.migrate.failure;

/**
 * A database has no entities, and need not have any.
 */
public class WithoutEntitiesException extends MigrationException {

	public WithoutEntitiesException(String message, String action) {
		super(message, action);
	}

}
