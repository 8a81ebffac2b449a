package dev.migrate.failure;

import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception whose words have a secret.
 */
final class MaskedException extends RuntimeException {

	private final String type;

	MaskedException(Throwable original, @Nullable String message, @Nullable Throwable cause) {
		super(message, cause);
		this.type = original.getClass().getName();
		setStackTrace(original.getStackTrace());
	}

	@Override
	public String toString() {
		return this.type + ": " + getMessage();
	}

}
