package dev.migrate;

import org.jspecify.annotations.Nullable;

/**
 * Which revisions are to become one.
 *
 * @param message what the revision says it is for, or null to have it say what it
 * replaces
 * @param from the revision behind which the range begins, or {@code base}
 * @param to the last revision of the range, or {@code head}
 * @param dryRun whether to prove that it can be done without doing it
 */
public record SquashRequest(@Nullable String message, String from, String to, boolean dryRun) {

	/**
	 * All revisions.
	 */
	public static SquashRequest all() {
		return of("base:head");
	}

	/**
	 * The revisions behind the first and up to the second of {@code FROM:TO}.
	 */
	public static SquashRequest of(String range) {
		int colon = range.indexOf(':');
		return new SquashRequest(null, (colon > 0) ? range.substring(0, colon) : "base",
				(colon >= 0 && colon < range.length() - 1) ? range.substring(colon + 1) : "head", false);
	}

	public SquashRequest withMessage(@Nullable String message) {
		return new SquashRequest(message, this.from, this.to, this.dryRun);
	}

	public SquashRequest withDryRun(boolean dryRun) {
		return new SquashRequest(this.message, this.from, this.to, dryRun);
	}

}
