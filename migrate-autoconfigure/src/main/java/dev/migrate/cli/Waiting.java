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

	private final CommandSession session;

	private final StatusLine line;

	private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor((tick) -> {
		Thread thread = new Thread(tick, "migrate-waiting");
		thread.setDaemon(true);
		return thread;
	});

	private Waiting(CommandSession session, StatusLine line) {
		this.session = session;
		this.line = line;
	}

	/**
	 * Does the work and shows how it ended.
	 * @param text what is done
	 */
	static <T> T during(CommandSession session, String text, Supplier<T> work) {
		Waiting waiting = begin(session, text);
		boolean done = false;
		try {
			T result = work.get();
			done = true;
			return result;
		}
		finally {
			waiting.end(done);
		}
	}

	/**
	 * Begins a line, which is one until it is ended.
	 * @param text what is waited for
	 */
	static Waiting begin(CommandSession session, String text) {
		Waiting waiting = new Waiting(session, StatusLine.begin(session, text));
		AtomicLong seconds = new AtomicLong();
		waiting.ticks.scheduleAtFixedRate(() -> waiting.line.waited(seconds.incrementAndGet()), 1, 1, TimeUnit.SECONDS);
		return waiting;
	}

	/**
	 * Takes the bar away and says so if it was in vain; what else there is to say stands
	 * behind the line.
	 */
	void end(boolean successful) {
		this.ticks.shutdownNow();
		awaitEnd(this.ticks);
		this.line.clear();
		if (!successful) {
			this.session.print(this.session.palette().red(" FAILED"));
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
