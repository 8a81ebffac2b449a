package dev.migrate.model;

/**
 * Breaks off the building of an entity manager factory once the entities are known. An
 * error, because Hibernate and Spring would log an exception as a failed start.
 */
final class CaptureCompleteError extends Error {

	CaptureCompleteError() {
		super("The entities are known; the rest of the entity manager factory is not needed", null, false, false);
	}

	static boolean isBehind(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof CaptureCompleteError) {
				return true;
			}
		}
		return false;
	}

}
