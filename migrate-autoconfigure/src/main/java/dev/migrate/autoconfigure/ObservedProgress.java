package dev.migrate.autoconfigure;

import java.time.Duration;

import dev.migrate.execution.MigrationProgress;
import io.micrometer.common.KeyValues;
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

	private KeyValues details = KeyValues.empty();

	ObservedProgress(String database, ObservationRegistry registry) {
		this.database = database;
		this.registry = registry;
	}

	@Override
	public void waiting(String owner) {
		begin("migrate.lock.wait", "migrate.lock.wait", KeyValues.empty());
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
		begin(name, name + " " + revision, KeyValues.of("revision", revision));
	}

	private void begin(String name, String title, KeyValues details) {
		end("failure");
		this.details = details;
		this.current = Observation.createNotStarted(name, this.registry)
			.contextualName(title)
			.lowCardinalityKeyValue("database", this.database)
			.start();
	}

	/**
	 * The revision comes last: Micrometer counts the observations under way by what they
	 * have at their beginning, and would keep a counter for each revision.
	 */
	private void end(String outcome) {
		if (this.current != null) {
			this.current.lowCardinalityKeyValues(this.details).lowCardinalityKeyValue("outcome", outcome).stop();
		}
		this.current = null;
	}

}
