package dev.migrate;

import dev.migrate.execution.MigrationProgress;

/**
 * What the history is to say.
 *
 * @param target the newest revision that counts as applied afterwards: {@code head},
 * {@code base} for none, or an id or a unique prefix of it
 * @param purge whether to forget what no file explains
 * @param progress hears what is marked
 */
public record StampRequest(String target, boolean purge, MigrationProgress progress) {

	/**
	 * Everything is applied.
	 */
	public static StampRequest head() {
		return of("head");
	}

	/**
	 * Everything up to a revision is applied, nothing behind it.
	 */
	public static StampRequest of(String target) {
		return new StampRequest(target, false, MigrationProgress.SILENT);
	}

	public StampRequest withPurge(boolean purge) {
		return new StampRequest(this.target, purge, this.progress);
	}

}
