package dev.migrate.execution;

import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.failure.MigrationException;
import liquibase.lockservice.LockServiceFactory;

/**
 * Frees a lock that its holder left behind.
 */
public final class LockRelease {

	private final MigrationLiquibase settings;

	public LockRelease(MigrationLiquibase settings) {
		this.settings = settings;
	}

	/**
	 * Frees the lock. Creates nothing in the database.
	 * @throws MigrationException if its holder is known to be alive
	 * @return who held it until now
	 */
	public LockStatus run() {
		return this.settings.withDatabase((database) -> {
			LockStatus held = this.settings.lock(database);
			if (SessionLock.isAlive(this.settings, database, held)) {
				throw new MigrationException("The lock is held by " + held.owner() + ", which is alive.",
						"Wait for it, or end that process: the lock goes with it.");
			}
			if (held.held() || held.owner() != null) {
				LockServiceFactory.getInstance().getLockService(database).forceReleaseLock();
				LockServiceFactory.getInstance().resetAll();
			}
			return held;
		});
	}

}
