package dev.migrate.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migrate.changelog.Changelog;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.ChangeSet.RunStatus;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * Turns Liquibase's change sets into revisions while they run.
 */
class RunListener extends AbstractChangeExecListener {

	private final RevisionIndex revisions;

	private final MigrationProgress progress;

	private final DataMigrations dataMigrations;

	private final RunGate gate;

	private final List<String> applied = new ArrayList<>();

	private @Nullable String current;

	private @Nullable ChangeSet running;

	private @Nullable ChangeSet last;

	private boolean undoing;

	private boolean complete;

	private Instant begun = Instant.EPOCH;

	private int changes;

	private int changeSets;

	/**
	 * How many change sets each revision has to run; nobody asks where nothing runs.
	 */
	private final SingletonSupplier<Map<String, Long>> totals;

	private long ranOfCurrent;

	RunListener(Changelog changelog, RunRule rule, MigrationProgress progress, DataMigrations dataMigrations,
			RunGate gate) {
		this.revisions = new RevisionIndex(changelog);
		this.totals = SingletonSupplier.of(() -> changelog.databaseChangeLog()
			.getChangeSets()
			.stream()
			.filter(rule::runs)
			.collect(Collectors.groupingBy(this.revisions::find, Collectors.counting())));
		this.progress = progress;
		this.dataMigrations = dataMigrations;
		this.gate = gate;
	}

	@Override
	public void willRun(ChangeSet changeSet, DatabaseChangeLog databaseChangeLog, Database database,
			RunStatus runStatus) {
		String revision = revision(changeSet);
		if (!revision.equals(this.current)) {
			finishRevision();
			this.current = revision;
			this.complete = true;
			this.ranOfCurrent = 0;
			this.begun = Instant.now();
			this.progress.applying(revision);
		}
		this.running = changeSet;
		this.changes = 0;
		this.progress.running(revision, changeSet.getId());
	}

	/** A run that tries its rollbacks undoes what it has run, and runs it again. */
	@Override
	public void willRollback(ChangeSet changeSet, DatabaseChangeLog databaseChangeLog, Database database) {
		this.undoing = true;
	}

	@Override
	public void rolledBack(ChangeSet changeSet, DatabaseChangeLog databaseChangeLog, Database database) {
		this.undoing = false;
		HeldConnection.release(database);
	}

	@Override
	public void willRun(Change change, ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
		HeldConnection.hold(database, changeSet);
		this.gate.begin(changeSet, change);
	}

	@Override
	public void ran(Change change, ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
		this.gate.end();
		if (!this.undoing) {
			this.dataMigrations.migrate(revision(changeSet), changeSet, MigrationLiquibase.connection(database));
			this.changes++;
		}
	}

	@Override
	public void ran(ChangeSet changeSet, DatabaseChangeLog databaseChangeLog, Database database, ExecType execType) {
		HeldConnection.release(database);
		this.running = null;
		this.last = changeSet;
		String revision = revision(changeSet);
		if (execType.ran) {
			this.changeSets++;
			this.progress.ran(revision, changeSet.getId());
		}
		else {
			// Skipped by a precondition, or failed where failOnError is false
			this.complete = false;
		}
		this.ranOfCurrent++;
		long total = this.totals.obtain().getOrDefault(revision, 1L);
		if (total > 1) {
			this.progress.progressed(revision, this.ranOfCurrent, total);
		}
	}

	@Override
	public void runFailed(ChangeSet changeSet, DatabaseChangeLog databaseChangeLog, Database database,
			Exception exception) {
		this.gate.end();
	}

	/**
	 * The change set that was running when the run ended, or null if it ended between
	 * two.
	 */
	@Nullable ChangeSet running() {
		return this.running;
	}

	/**
	 * The change set of which the database has been told last, whether or not it has kept
	 * it; null if there is none.
	 */
	@Nullable ChangeSet last() {
		return (this.running != null) ? this.running : this.last;
	}

	/**
	 * How many changes of the running change set had been run.
	 */
	int changes() {
		return this.changes;
	}

	String revision(ChangeSet changeSet) {
		return this.revisions.find(changeSet);
	}

	/**
	 * What has been done, once everything has.
	 */
	MigrationRun finish() {
		finishRevision();
		return new MigrationRun(this.applied, this.changeSets);
	}

	private void finishRevision() {
		if (this.current != null && this.complete) {
			this.applied.add(this.current);
			this.progress.applied(this.current, Duration.between(this.begun, Instant.now()));
		}
		else if (this.current != null) {
			this.progress.incomplete(this.current);
		}
		this.current = null;
	}

}
