package dev.migrate.actuate;

/**
 * What a request asks for is being done already.
 */
class RunUnderWayException extends RuntimeException {

	RunUnderWayException(String message) {
		super(message);
	}

}
