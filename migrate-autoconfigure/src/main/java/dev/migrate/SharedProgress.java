package dev.migrate;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.migrate.execution.ChangeSetLosses;
import dev.migrate.execution.DataLoss;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.MigrationStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.util.function.SingletonSupplier;

/**
 * Tells several listeners of one run. What is amiss with those that only listen must not
 * end it half-way.
 */
final class SharedProgress implements MigrationProgress {

	private static final Log logger = LogFactory.getLog(SharedProgress.class);

	private final MigrationProgress caller;

	private final Supplier<List<MigrationProgress>> listeners;

	/**
	 * Creates progress that is shared.
	 * @param caller hears first, and may end the run
	 * @param listeners hear afterwards; one that throws is logged, unless nothing has
	 * begun yet. They are asked for when there is something to hear
	 */
	SharedProgress(MigrationProgress caller, Supplier<List<MigrationProgress>> listeners) {
		this.caller = caller;
		this.listeners = SingletonSupplier.of(listeners);
	}

	@Override
	public void planned(MigrationStatus before, Supplier<List<ChangeSetLosses>> losses) {
		this.caller.planned(before, losses);
		if (!before.upToDate()) {
			this.listeners.get().forEach((listener) -> listener.planned(before));
		}
	}

	@Override
	public void dropping(Supplier<List<DataLoss>> losses) {
		this.caller.dropping(losses);
	}

	@Override
	public void waiting(String owner) {
		tell((progress) -> progress.waiting(owner));
	}

	@Override
	public void waited(Duration took, boolean successful) {
		tell((progress) -> progress.waited(took, successful));
	}

	@Override
	public void applying(String revision) {
		tell((progress) -> progress.applying(revision));
	}

	@Override
	public void running(String revision, String changeSetId) {
		tell((progress) -> progress.running(revision, changeSetId));
	}

	@Override
	public void ran(String revision, String changeSetId) {
		tell((progress) -> progress.ran(revision, changeSetId));
	}

	@Override
	public void applied(String revision, Duration took) {
		tell((progress) -> progress.applied(revision, took));
	}

	@Override
	public void incomplete(String revision) {
		tell((progress) -> progress.incomplete(revision));
	}

	@Override
	public void progressed(String revision, long done, long total) {
		tell((progress) -> progress.progressed(revision, done, total));
	}

	@Override
	public void unapplying(String revision) {
		tell((progress) -> progress.unapplying(revision));
	}

	@Override
	public void undoing(String revision, String changeSetId) {
		tell((progress) -> progress.undoing(revision, changeSetId));
	}

	@Override
	public void undone(String revision, String changeSetId) {
		tell((progress) -> progress.undone(revision, changeSetId));
	}

	@Override
	public void unapplied(String revision, Duration took) {
		tell((progress) -> progress.unapplied(revision, took));
	}

	@Override
	public void failed(String revision, String changeSetId) {
		tell((progress) -> progress.failed(revision, changeSetId));
	}

	private void tell(Consumer<MigrationProgress> call) {
		call.accept(this.caller);
		for (MigrationProgress listener : this.listeners.get()) {
			try {
				call.accept(listener);
			}
			catch (RuntimeException ex) {
				logger.warn("A listener of migrations failed; the run goes on: " + listener.getClass().getName() + ": "
						+ ex, ex);
			}
		}
	}

}
