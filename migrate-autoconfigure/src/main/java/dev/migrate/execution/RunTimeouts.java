package dev.migrate.execution;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How long the statements of a run may take.
 *
 * @param lock how long one may wait for a lock, or null for as long as the engine lets it
 * @param lockRetries how often a change set is tried again that has waited in vain
 * @param statement how long one may run, or null for as long as it takes
 */
public record RunTimeouts(@Nullable Duration lock, int lockRetries, @Nullable Duration statement) {

	/**
	 * As long as the engine lets them.
	 */
	public static final RunTimeouts NONE = new RunTimeouts(null, 0, null);

	boolean areSet() {
		return this.lock != null || this.statement != null;
	}

}
