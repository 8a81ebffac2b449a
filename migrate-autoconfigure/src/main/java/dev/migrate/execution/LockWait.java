package dev.migrate.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;

import dev.migrate.execution.MigrationStatus.LockStatus;
import liquibase.exception.LockException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The wait for a lock that somebody else holds.
 */
final class LockWait {

	private static final Log logger = LogFactory.getLog(LockWait.class);

	private static final Duration POLL = Duration.ofMillis(250);

	private final MigrationLiquibase settings;

	private final MigrationProgress progress;

	/**
	 * A wait as long as the settings allow.
	 * @param progress hears of it
	 */
	LockWait(MigrationLiquibase settings, MigrationProgress progress) {
		this.settings = settings;
		this.progress = progress;
	}

	/**
	 * Waits until the lock is taken.
	 * @param take says who holds it, or null if it has been taken
	 * @throws dev.migrate.failure.MigrationException if somebody else holds it for too
	 * long
	 */
	void until(Callable<@Nullable LockStatus> take) throws Exception {
		LockStatus held = take.call();
		if (held == null) {
			return;
		}
		Instant begin = Instant.now();
		this.progress.waiting(holder(held));
		boolean successful = false;
		try {
			await(take, held, begin);
			successful = true;
		}
		finally {
			this.progress.waited(Duration.between(begin, Instant.now()), successful);
		}
	}

	private void await(Callable<@Nullable LockStatus> take, LockStatus first, Instant begin) throws Exception {
		String told = null;
		for (LockStatus held = first; held != null; held = take.call()) {
			if (Duration.between(begin, Instant.now()).compareTo(this.settings.lockWait()) >= 0) {
				throw RunFailures.locked(held, this.settings.tables(), new LockException("The lock is held"));
			}
			String holder = holder(held);
			if (!Objects.equals(told, holder)) {
				logger.info("Waiting for " + holder + ", which migrates the database" + since(held));
				told = holder;
			}
			Thread.sleep(POLL.toMillis());
		}
	}

	/**
	 * What a holder is called.
	 */
	static String holder(LockStatus held) {
		LockOwner owner = LockOwner.parse(held.owner());
		if (owner != null) {
			return owner.host();
		}
		return (held.owner() != null) ? held.owner() : "another process";
	}

	private static String since(LockStatus held) {
		return (held.since() != null) ? " since " + held.since() : "";
	}

}
