package dev.migrate.execution;

import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.database.Database;
import liquibase.database.ObjectQuotingStrategy;
import liquibase.exception.DatabaseException;
import liquibase.executor.ExecutorService;
import liquibase.statement.core.DeleteStatement;
import liquibase.changelog.column.LiquibaseColumn;

/**
 * Writes Liquibase's history without running anything.
 */
final class HistoryWriter {

	private final Database database;

	HistoryWriter(Database database) {
		this.database = database;
	}

	/**
	 * Notes a change set as run.
	 * @param again whether the history has a row of it already
	 */
	void mark(ChangeSet changeSet, boolean again) throws DatabaseException {
		this.database.markChangeSetExecStatus(changeSet, again ? ExecType.RERAN : ExecType.EXECUTED);
	}

	/**
	 * Takes a row out, by the very words that stand in it.
	 */
	void forget(HistoryRow row) throws DatabaseException {
		ObjectQuotingStrategy strategy = this.database.getObjectQuotingStrategy();
		this.database.setObjectQuotingStrategy(ObjectQuotingStrategy.LEGACY);
		try {
			DeleteStatement delete = new DeleteStatement(this.database.getLiquibaseCatalogName(),
					this.database.getLiquibaseSchemaName(), this.database.getDatabaseChangeLogTableName())
				.setWhere(name("ID") + " = ? AND " + name("AUTHOR") + " = ? AND " + name("FILENAME") + " = ?")
				.addWhereParameters(row.id(), row.author(), row.fileName());
			Scope.getCurrentScope()
				.getSingleton(ExecutorService.class)
				.getExecutor("jdbc", this.database)
				.execute(delete);
			this.database.commit();
		}
		finally {
			this.database.setObjectQuotingStrategy(strategy);
		}
	}

	private String name(String column) {
		return this.database.escapeObjectName(column, LiquibaseColumn.class);
	}

}
