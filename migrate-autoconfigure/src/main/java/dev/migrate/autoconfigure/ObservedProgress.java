package dev.migrate.autoconfigure;

import java.time.Duration;

import dev.migrate.execution.MigrationProgress;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes each revision, from which Micrometer makes timers and spans:
 * {@code migrate.apply} and {@code migrate.undo}.
 */
final class ObservedProgress implements MigrationProgress {

	private final String database;

	private final ObservationRegistry registry;

	private @Nullable Observation current;

	ObservedProgress(String database, ObservationRegistry registry) {
		this.database = database;
		this.registry = registry;
	}

	@Override
	public void applying(String revision) {
		begin("migrate.apply", revision);
	}

	@Override
	public void applied(String revision, Duration took) {
		end("success");
	}

	@Override
	public void incomplete(String revision) {
		end("partial");
	}

	@Override
	public void unapplying(String revision) {
		begin("migrate.undo", revision);
	}

	@Override
	public void unapplied(String revision, Duration took) {
		end("success");
	}

	@Override
	public void failed(String revision, String changeSetId) {
		end("failure");
	}

	private void begin(String name, String revision) {
		end("failure");
		this.current = Observation.createNotStarted(name, this.registry)
			.contextualName(name + " " + revision)
			.lowCardinalityKeyValue("database", this.database)
			.lowCardinalityKeyValue("revision", revision)
			.start();
	}

	private void end(String outcome) {
		if (this.current != null) {
			this.current.lowCardinalityKeyValue("outcome", outcome).stop();
		}
		this.current = null;
	}

}
