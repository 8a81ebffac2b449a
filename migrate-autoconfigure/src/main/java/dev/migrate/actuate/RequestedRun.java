package dev.migrate.actuate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.migrate.execution.ChangeSetLosses;
import dev.migrate.execution.DataLoss;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.MigrationStatus;

/**
 * Remembers what a run has done, which counts as well where it fails half-way.
 */
final class RequestedRun implements MigrationProgress {

	private final MigrationProgress guard;

	private final List<String> applied = new ArrayList<>();

	private int changeSets;

	/**
	 * Creates a run.
	 * @param guard refuses what must not run
	 */
	RequestedRun(MigrationProgress guard) {
		this.guard = guard;
	}

	@Override
	public void planned(MigrationStatus before, Supplier<List<ChangeSetLosses>> losses) {
		this.guard.planned(before, losses);
	}

	@Override
	public void dropping(Supplier<List<DataLoss>> losses) {
		this.guard.dropping(losses);
	}

	@Override
	public synchronized void ran(String revision, String changeSetId) {
		this.changeSets++;
	}

	@Override
	public synchronized void applied(String revision, Duration took) {
		if (!this.applied.contains(revision)) {
			this.applied.add(revision);
		}
	}

	synchronized List<String> applied() {
		return List.copyOf(this.applied);
	}

	synchronized int changeSets() {
		return this.changeSets;
	}

}
