package dev.migrate.execution;

import dev.migrate.changelog.ThreadScope;

/**
 * Threads that run Liquibase at the same time.
 */
public final class LiquibaseThreads {

	private LiquibaseThreads() {
	}

	/**
	 * Work of a new thread that is to share nothing of Liquibase with the thread that
	 * starts it.
	 */
	public static Runnable separated(Runnable work) {
		return () -> {
			ThreadScope.separate();
			work.run();
		};
	}

}
