package dev.migrate.console;

import dev.migrate.failure.MigrationException;

/**
 * A request that is not answered, and what to do.
 */
final class Refusal extends MigrationException {

	private static final long serialVersionUID = 1L;

	private final int status;

	Refusal(int status, String message, String action) {
		super(message, action);
		this.status = status;
	}

	/**
	 * The status of the answer.
	 */
	int status() {
		return this.status;
	}

}
