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
@SuppressWarnings("serial")
public abstract sealed class MigrationEvent extends ApplicationEvent {

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

		public RevisionApplying(Object source, String database, String revision) {
			super(source, database, revision);
		}

	}

	/**
	 * A change set of a revision is about to run, unless its preconditions leave it out.
	 */
	public static final class ChangeSetApplying extends ChangeSetEvent {

		public ChangeSetApplying(Object source, String database, String revision, String changeSet) {
			super(source, database, revision, changeSet);
		}

	}

	/**
	 * A change set of a revision has run.
	 */
	public static final class ChangeSetApplied extends ChangeSetEvent {

		public ChangeSetApplied(Object source, String database, String revision, String changeSet) {
			super(source, database, revision, changeSet);
		}

	}

	/**
	 * A revision has run.
	 */
	public static final class RevisionApplied extends CompletionEvent {

		public RevisionApplied(Object source, String database, String revision, Duration duration) {
			super(source, database, revision, duration);
		}

	}

	/**
	 * A revision has run but for change sets that were left out by their preconditions,
	 * or failed where they may.
	 */
	public static final class RevisionIncomplete extends MigrationEvent {

		public RevisionIncomplete(Object source, String database, String revision) {
			super(source, database, revision);
		}

	}

	/**
	 * A revision is about to be undone.
	 */
	public static final class RevisionUnapplying extends MigrationEvent {

		public RevisionUnapplying(Object source, String database, String revision) {
			super(source, database, revision);
		}

	}

	/**
	 * A change set of a revision is about to be undone.
	 */
	public static final class ChangeSetUnapplying extends ChangeSetEvent {

		public ChangeSetUnapplying(Object source, String database, String revision, String changeSet) {
			super(source, database, revision, changeSet);
		}

	}

	/**
	 * A change set of a revision is undone.
	 */
	public static final class ChangeSetUnapplied extends ChangeSetEvent {

		public ChangeSetUnapplied(Object source, String database, String revision, String changeSet) {
			super(source, database, revision, changeSet);
		}

	}

	/**
	 * A revision is undone.
	 */
	public static final class RevisionUnapplied extends CompletionEvent {

		public RevisionUnapplied(Object source, String database, String revision, Duration duration) {
			super(source, database, revision, duration);
		}

	}

	/**
	 * A change set failed, to run or to be undone; the ones before it have been kept.
	 */
	public static final class RevisionFailed extends ChangeSetEvent {

		public RevisionFailed(Object source, String database, String revision, String changeSet) {
			super(source, database, revision, changeSet);
		}

	}

	/**
	 * Something that happens to a change set.
	 */
	public abstract static sealed class ChangeSetEvent extends MigrationEvent {

		private final String changeSet;

		private ChangeSetEvent(Object source, String database, String revision, String changeSet) {
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
	 * The end of what happens to a revision.
	 */
	public abstract static sealed class CompletionEvent extends MigrationEvent {

		private final Duration duration;

		private CompletionEvent(Object source, String database, String revision, Duration duration) {
			super(source, database, revision);
			this.duration = duration;
		}

		/**
		 * How long it took.
		 */
		public Duration getDuration() {
			return this.duration;
		}

	}

}
