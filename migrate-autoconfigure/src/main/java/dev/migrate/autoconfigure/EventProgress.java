package dev.migrate.autoconfigure;

import java.time.Duration;

import dev.migrate.event.MigrationEvent;
import dev.migrate.execution.MigrationProgress;

import org.springframework.context.ApplicationContext;

/**
 * Publishes what runs as {@link MigrationEvent}s.
 */
final class EventProgress implements MigrationProgress {

	private final String database;

	private final ApplicationContext context;

	EventProgress(String database, ApplicationContext context) {
		this.database = database;
		this.context = context;
	}

	@Override
	public void applying(String revision) {
		this.context.publishEvent(new MigrationEvent.RevisionApplying(this.context, this.database, revision));
	}

	@Override
	public void running(String revision, String changeSetId) {
		this.context
			.publishEvent(new MigrationEvent.ChangeSetApplying(this.context, this.database, revision, changeSetId));
	}

	@Override
	public void ran(String revision, String changeSetId) {
		this.context
			.publishEvent(new MigrationEvent.ChangeSetApplied(this.context, this.database, revision, changeSetId));
	}

	@Override
	public void applied(String revision, Duration took) {
		this.context.publishEvent(new MigrationEvent.RevisionApplied(this.context, this.database, revision, took));
	}

	@Override
	public void incomplete(String revision) {
		this.context.publishEvent(new MigrationEvent.RevisionIncomplete(this.context, this.database, revision));
	}

	@Override
	public void unapplying(String revision) {
		this.context.publishEvent(new MigrationEvent.RevisionUnapplying(this.context, this.database, revision));
	}

	@Override
	public void undoing(String revision, String changeSetId) {
		this.context
			.publishEvent(new MigrationEvent.ChangeSetUnapplying(this.context, this.database, revision, changeSetId));
	}

	@Override
	public void undone(String revision, String changeSetId) {
		this.context
			.publishEvent(new MigrationEvent.ChangeSetUnapplied(this.context, this.database, revision, changeSetId));
	}

	@Override
	public void unapplied(String revision, Duration took) {
		this.context.publishEvent(new MigrationEvent.RevisionUnapplied(this.context, this.database, revision, took));
	}

	@Override
	public void failed(String revision, String changeSetId) {
		this.context
			.publishEvent(new MigrationEvent.RevisionFailed(this.context, this.database, revision, changeSetId));
	}

}
