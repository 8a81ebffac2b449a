package dev.migrate.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Work that says nothing until it is done, behind a line that shows that it goes on.
 */
final class Waiting {

	private Waiting() {
	}

	/**
	 * Does the work and shows how it ended.
	 * @param text what is done
	 */
	static <T> T during(CommandSession session, String text, Supplier<T> work) {
		StatusLine line = StatusLine.begin(session, text);
		boolean done = false;
		try {
			T result = ticking(line, work);
			done = true;
			return result;
		}
		finally {
			line.clear();
			if (!done) {
				session.print(session.palette().red(" FAILED"));
			}
		}
	}

	private static <T> T ticking(StatusLine line, Supplier<T> work) {
		ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor((tick) -> {
			Thread thread = new Thread(tick, "migrate-waiting");
			thread.setDaemon(true);
			return thread;
		});
		AtomicLong seconds = new AtomicLong();
		ticks.scheduleAtFixedRate(() -> line.waited(seconds.incrementAndGet()), 1, 1, TimeUnit.SECONDS);
		try {
			return work.get();
		}
		finally {
			ticks.shutdownNow();
			awaitEnd(ticks);
		}
	}

	/**
	 * A last tick must not come after the result.
	 */
	private static void awaitEnd(ScheduledExecutorService ticks) {
		try {
			ticks.awaitTermination(1, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
