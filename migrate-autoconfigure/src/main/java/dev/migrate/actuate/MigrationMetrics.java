package dev.migrate.actuate;

import java.util.Collection;
import java.util.List;

import dev.migrate.actuate.MigrationStatuses.Reading;
import dev.migrate.execution.MigrationStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the revisions that have still to run, as {@code migrate.pending}; not a number
 * where that cannot be told.
 */
public class MigrationMetrics implements MeterBinder {

	private final MigrationStatuses statuses;

	private final Collection<String> databases;

	public MigrationMetrics(MigrationStatuses statuses, Collection<String> databases) {
		this.statuses = statuses;
		this.databases = List.copyOf(databases);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (String database : this.databases) {
			Gauge.builder("migrate.pending", this.statuses, (statuses) -> pending(statuses.get().get(database)))
				.description("Revisions that have still to run")
				.baseUnit("revisions")
				.tag("database", database)
				.register(registry);
		}
	}

	private static double pending(@Nullable Reading reading) {
		MigrationStatus status = (reading != null) ? reading.status() : null;
		return (status != null) ? status.pendingRevisions().size() : Double.NaN;
	}

}
