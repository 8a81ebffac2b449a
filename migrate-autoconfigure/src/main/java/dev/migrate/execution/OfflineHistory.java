package dev.migrate.execution;

import liquibase.changelog.StandardChangeLogHistoryService;
import liquibase.database.Database;

/**
 * The history of a database that is not connected, as it is written into a script.
 * Liquibase's own would keep a file of it.
 */
final class OfflineHistory extends StandardChangeLogHistoryService {

	private static final int ABOVE_LIQUIBASES_OWN = 1000;

	OfflineHistory(Database database) {
		setDatabase(database);
	}

	@Override
	public int getPriority() {
		return ABOVE_LIQUIBASES_OWN;
	}

	@Override
	public boolean supports(Database database) {
		return database == getDatabase();
	}

	@Override
	public void init() {
	}

}
