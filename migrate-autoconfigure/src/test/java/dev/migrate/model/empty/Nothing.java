package dev.migrate.model.empty;

/**
 * A package without entities.
 */
public final class Nothing {

	private Nothing() {
	}

}
