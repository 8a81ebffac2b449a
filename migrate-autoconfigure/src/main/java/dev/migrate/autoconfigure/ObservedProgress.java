package dev.migrate.autoconfigure;

import java.time.Duration;
import java.util.function.Consumer;

import dev.migrate.execution.MigrationProgress;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes each revision, from which Micrometer makes timers and spans:
 * {@code migrate.apply} and {@code migrate.undo}. The wait for somebody else's run is one
 * as well, {@code migrate.lock.wait}.
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
	public void waiting(String owner) {
		begin("migrate.lock.wait", (observation) -> {
		});
	}

	@Override
	public void waited(Duration took, boolean successful) {
		end(successful ? "success" : "failure");
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
		begin(name, (observation) -> observation.contextualName(name + " " + revision)
			.lowCardinalityKeyValue("revision", revision));
	}

	private void begin(String name, Consumer<Observation> details) {
		end("failure");
		Observation observation = Observation.createNotStarted(name, this.registry)
			.lowCardinalityKeyValue("database", this.database);
		details.accept(observation);
		this.current = observation.start();
	}

	private void end(String outcome) {
		if (this.current != null) {
			this.current.lowCardinalityKeyValue("outcome", outcome).stop();
		}
		this.current = null;
	}

}
