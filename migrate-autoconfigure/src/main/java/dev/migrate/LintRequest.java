package dev.migrate;

import org.jspecify.annotations.Nullable;

/**
 * Which revisions are to be looked through.
 *
 * @param range a revision, as its id, the beginning of it or {@code head}; those behind
 * one up to another, as {@code FROM:TO}, where {@code base} stands before the first; or
 * null for those that are pending, and the newest where none is
 * @param dialect Liquibase's short name of the engine that they are meant for, or null
 * for the connected database and {@code app.migrate.targets}
 */
public record LintRequest(@Nullable String range, @Nullable String dialect) {

	/**
	 * What is pending, or else the newest.
	 */
	public static LintRequest pending() {
		return new LintRequest(null, null);
	}

	/**
	 * A revision or a range of them.
	 */
	public static LintRequest of(@Nullable String range) {
		return new LintRequest(range, null);
	}

	/**
	 * The same without a connection.
	 */
	public LintRequest withDialect(@Nullable String dialect) {
		return new LintRequest(this.range, dialect);
	}

}
