package dev.migrate.failure;

import org.jspecify.annotations.Nullable;

/**
 * Something that the user can put right: its message says what happened, its action what
 * to do. Nothing has been half-done when it is thrown, unless the message says so.
 */
public class MigrationException extends RuntimeException {

	private final String action;

	public MigrationException(String message, String action) {
		this(message, action, null);
	}

	public MigrationException(String message, String action, @Nullable Throwable cause) {
		super(message, cause);
		this.action = action;
	}

	/**
	 * What to do, in one or several sentences or lines.
	 */
	public String getAction() {
		return this.action;
	}

}
