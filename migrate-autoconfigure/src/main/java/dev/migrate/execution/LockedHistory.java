package dev.migrate.execution;

import java.util.concurrent.Callable;

import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.FastCheckService;
import liquibase.database.Database;
import liquibase.exception.LockException;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;

/**
 * Liquibase's history while nobody else may change it. Its tables are created where they
 * are missing.
 */
final class LockedHistory {

	private LockedHistory() {
	}

	/**
	 * Does some work with the lock in hand.
	 * @param progress hears of the wait for somebody else
	 * @throws dev.migrate.failure.MigrationException if somebody else holds the lock for
	 * too long
	 */
	static <T> T call(MigrationLiquibase settings, Database database, MigrationProgress progress, Callable<T> work)
			throws Exception {
		return SessionLock.call(settings, database, progress, () -> locked(settings, database, work));
	}

	private static <T> T locked(MigrationLiquibase settings, Database database, Callable<T> work) throws Exception {
		LockService lock = LockServiceFactory.getInstance().getLockService(database);
		try {
			lock.waitForLock();
		}
		catch (LockException ex) {
			LockServiceFactory.getInstance().resetAll();
			throw RunFailures.locked(settings.lock(database), settings.tables(), ex);
		}
		try {
			histories().getChangeLogService(database).init();
			return work.call();
		}
		finally {
			lock.releaseLock();
			LockServiceFactory.getInstance().resetAll();
			histories().resetAll();
			// Liquibase remembers for the life of the JVM that a database was up to date
			Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
		}
	}

	private static ChangeLogHistoryServiceFactory histories() {
		return Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class);
	}

}
