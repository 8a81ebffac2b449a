package dev.migrate;

import org.jspecify.annotations.Nullable;

/**
 * What is to be written as SQL.
 *
 * @param operation what the script does
 * @param target where it ends, as for the operation itself; the revision's id or a unique
 * prefix of it, where it is about one revision
 * @param dialect Liquibase's short name of the engine to write for without a connection,
 * or null for the connected database
 */
public record SqlRequest(Operation operation, String target, @Nullable String dialect) {

	public SqlRequest(Operation operation, String target) {
		this(operation, target, null);
	}

	/**
	 * What applies everything that is pending.
	 * @param target the revision to end at, or {@code head}; {@code FROM:TO} for a
	 * database that is at the first of the two, which need not be the connected one
	 */
	public static SqlRequest upgrade(String target) {
		return new SqlRequest(Operation.UPGRADE, target);
	}

	/**
	 * What undoes everything behind a revision.
	 * @param target the revision to go back to, {@code base}, {@code -1} and so on, or
	 * {@code FROM:TO} as for an upgrade
	 */
	public static SqlRequest downgrade(String target) {
		return new SqlRequest(Operation.DOWNGRADE, target);
	}

	/**
	 * What makes the history say that the database is at a revision.
	 */
	public static SqlRequest stamp(String target) {
		return new SqlRequest(Operation.STAMP, target);
	}

	/**
	 * What one revision does, without its rows of the history.
	 */
	public static SqlRequest revision(String revision) {
		return new SqlRequest(Operation.REVISION, revision);
	}

	/**
	 * What undoes one revision, without its rows of the history.
	 */
	public static SqlRequest revisionBackwards(String revision) {
		return new SqlRequest(Operation.REVISION_BACKWARDS, revision);
	}

	/**
	 * The same for a database that is not connected: an empty one, unless a range says
	 * where it is.
	 */
	public SqlRequest withDialect(@Nullable String dialect) {
		return new SqlRequest(this.operation, this.target, dialect);
	}

	/**
	 * What a script does.
	 */
	public enum Operation {

		/** Applies what is pending. */
		UPGRADE,

		/** Undoes what is behind the target. */
		DOWNGRADE,

		/** Writes the history only. */
		STAMP,

		/** Writes the history only, and takes out what no file explains. */
		STAMP_AND_PURGE,

		/** Does what one revision does. */
		REVISION,

		/** Undoes what one revision does. */
		REVISION_BACKWARDS

	}

}
