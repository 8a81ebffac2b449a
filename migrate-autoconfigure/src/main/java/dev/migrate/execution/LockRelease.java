package dev.migrate.execution;

import dev.migrate.execution.MigrationStatus.LockStatus;
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
	 * @return who held it until now
	 */
	public LockStatus run() {
		return this.settings.withDatabase((database) -> {
			LockStatus held = this.settings.lock(database);
			if (held.held()) {
				LockServiceFactory.getInstance().getLockService(database).forceReleaseLock();
				LockServiceFactory.getInstance().resetAll();
			}
			return held;
		});
	}

}
