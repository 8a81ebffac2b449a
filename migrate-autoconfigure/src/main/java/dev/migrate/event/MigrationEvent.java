package dev.migrate.event;

import java.time.Duration;

import org.springframework.context.ApplicationEvent;

/**
 * Something that happens to a database while revisions run, or are undone, in it.
 * Published to the application context on the running thread. What runs at startup runs
 * before the other beans are there: it is heard by beans of type
 * {@link org.springframework.context.ApplicationListener}, and not yet by methods with
 * {@link org.springframework.context.event.EventListener @EventListener}.
 */
public abstract sealed class MigrationEvent extends ApplicationEvent {

	private static final long serialVersionUID = 1L;

	private final String database;

	private final String revision;

	private MigrationEvent(Object source, String database, String revision) {
		super(source);
		this.database = database;
		this.revision = revision;
	}

	/**
	 * The name of the database, {@code default} where there is only one.
	 */
	public String getDatabase() {
		return this.database;
	}

	/**
	 * The revision's id.
	 */
	public String getRevision() {
		return this.revision;
	}

	/**
	 * A revision is about to run.
	 */
	public static final class RevisionApplying extends MigrationEvent {

		private static final long serialVersionUID = 1L;

		public RevisionApplying(Object source, String database, String revision) {
			super(source, database, revision);
		}

	}

	/**
	 * A change set of a revision has run.
	 */
	public static final class ChangeSetApplied extends MigrationEvent {

		private static final long serialVersionUID = 1L;

		private final String changeSet;

		public ChangeSetApplied(Object source, String database, String revision, String changeSet) {
			super(source, database, revision);
			this.changeSet = changeSet;
		}

		/**
		 * The change set's id.
		 */
		public String getChangeSet() {
			return this.changeSet;
		}

	}

	/**
	 * A revision has run.
	 */
	public static final class RevisionApplied extends MigrationEvent {

		private static final long serialVersionUID = 1L;

		private final Duration duration;

		public RevisionApplied(Object source, String database, String revision, Duration duration) {
			super(source, database, revision);
			this.duration = duration;
		}

		/**
		 * How long it ran.
		 */
		public Duration getDuration() {
			return this.duration;
		}

	}

	/**
	 * A revision has run but for change sets that were left out by their preconditions,
	 * or failed where they may.
	 */
	public static final class RevisionIncomplete extends MigrationEvent {

		private static final long serialVersionUID = 1L;

		public RevisionIncomplete(Object source, String database, String revision) {
			super(source, database, revision);
		}

	}

	/**
	 * A revision is about to be undone.
	 */
	public static final class RevisionUnapplying extends MigrationEvent {

		private static final long serialVersionUID = 1L;

		public RevisionUnapplying(Object source, String database, String revision) {
			super(source, database, revision);
		}

	}

	/**
	 * A revision is undone.
	 */
	public static final class RevisionUnapplied extends MigrationEvent {

		private static final long serialVersionUID = 1L;

		private final Duration duration;

		public RevisionUnapplied(Object source, String database, String revision, Duration duration) {
			super(source, database, revision);
			this.duration = duration;
		}

		/**
		 * How long that took.
		 */
		public Duration getDuration() {
			return this.duration;
		}

	}

	/**
	 * A change set failed, to run or to be undone; the ones before it have been kept.
	 */
	public static final class RevisionFailed extends MigrationEvent {

		private static final long serialVersionUID = 1L;

		private final String changeSet;

		public RevisionFailed(Object source, String database, String revision, String changeSet) {
			super(source, database, revision);
			this.changeSet = changeSet;
		}

		/**
		 * The change set's id.
		 */
		public String getChangeSet() {
			return this.changeSet;
		}

	}

}
