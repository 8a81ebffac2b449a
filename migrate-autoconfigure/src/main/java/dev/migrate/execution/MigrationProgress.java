package dev.migrate.execution;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Hears what a run does while it does it. Called on the running thread. Beans of this
 * type hear every run of their application.
 */
public interface MigrationProgress {

	/**
	 * Says nothing.
	 */
	MigrationProgress SILENT = new MigrationProgress() {
	};

	/**
	 * What there is to do, before anything is done. An exception ends the run here, with
	 * the database as it was.
	 * @param before what has run and what has not
	 */
	default void planned(MigrationStatus before) {
	}

	/**
	 * The same for who wants to know what would be lost, which takes a look at the rows.
	 * @param before what has run and what has not
	 * @param losses tells what the pending change sets would take away
	 */
	default void planned(MigrationStatus before, Supplier<List<ChangeSetLosses>> losses) {
		planned(before);
	}

	/**
	 * All that is in the database is about to be dropped, because
	 * {@code spring.liquibase.drop-first} says so. An exception ends the run here, with
	 * the database as it was.
	 * @param losses tells which rows would go, table by table
	 */
	default void dropping(Supplier<List<DataLoss>> losses) {
	}

	/**
	 * Somebody else migrates the database, and the run waits until they have finished.
	 * @param owner who that is, as far as the lock tells
	 */
	default void waiting(String owner) {
	}

	/**
	 * The waiting is over.
	 * @param took how long it was
	 * @param successful whether the run goes on; it has waited too long otherwise
	 */
	default void waited(Duration took, boolean successful) {
	}

	/**
	 * The first change set of a revision is about to run.
	 */
	default void applying(String revision) {
	}

	/**
	 * A change set of a revision is about to run, unless its preconditions leave it out.
	 */
	default void running(String revision, String changeSetId) {
	}

	/**
	 * A change set of a revision has run.
	 */
	default void ran(String revision, String changeSetId) {
	}

	/**
	 * All change sets of a revision that had to run have run.
	 * @param took how long that took
	 */
	default void applied(String revision, Duration took) {
	}

	/**
	 * All change sets of a revision have had their turn, but some were left out by their
	 * preconditions, or failed where they may: the revision stays partial.
	 */
	default void incomplete(String revision) {
	}

	/**
	 * A revision that takes its time says how far it is.
	 */
	default void progressed(String revision, long done, long total) {
	}

	/**
	 * A revision is about to be undone.
	 */
	default void unapplying(String revision) {
	}

	/**
	 * A change set of a revision is about to be undone.
	 */
	default void undoing(String revision, String changeSetId) {
	}

	/**
	 * A change set of a revision is undone.
	 */
	default void undone(String revision, String changeSetId) {
	}

	/**
	 * A revision is undone.
	 * @param took how long that took
	 */
	default void unapplied(String revision, Duration took) {
	}

	/**
	 * A change set of a revision failed; the ones before it have been kept.
	 */
	default void failed(String revision, String changeSetId) {
	}

	/**
	 * Who hears what runs for one of several tenants. Tenants are migrated by several
	 * threads at a time.
	 * @param tenant the tenant's id
	 */
	default MigrationProgress forTenant(String tenant) {
		return this;
	}

}
