package dev.migrate.execution;

import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.database.Database;
import liquibase.lockservice.StandardLockService;

/**
 * Liquibase's lock while a {@link SessionLock} has it: there is nothing to wait for and
 * nothing to give back. Liquibase finds this class by itself.
 */
public final class HeldLockService extends StandardLockService {

	@Override
	public int getPriority() {
		return Integer.MAX_VALUE;
	}

	@Override
	public boolean supports(Database database) {
		return SessionLock.current() != null;
	}

	@Override
	public boolean hasChangeLogLock() {
		return true;
	}

	@Override
	public void waitForLock() {
		acquireLock();
	}

	@Override
	public boolean acquireLock() {
		// Somebody else may have changed the history before
		Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class).resetAll();
		this.database.setCanCacheLiquibaseTableInfo(true);
		return true;
	}

	@Override
	public void releaseLock() {
		this.database.setCanCacheLiquibaseTableInfo(false);
	}

	@Override
	public void init() {
	}

	@Override
	public void destroy() {
	}

}
