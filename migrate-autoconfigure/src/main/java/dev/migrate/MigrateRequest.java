package dev.migrate;

import dev.migrate.execution.MigrationProgress;

import org.jspecify.annotations.Nullable;

/**
 * What is to be run.
 *
 * @param target the revision to end at (its id or a unique prefix of it), {@code +2} and
 * so on for that many of those that are pending, or null for the newest
 * @param progress hears what runs
 */
public record MigrateRequest(@Nullable String target, MigrationProgress progress) {

	/**
	 * Everything that is pending.
	 */
	public static MigrateRequest head() {
		return new MigrateRequest(null, MigrationProgress.SILENT);
	}

}
