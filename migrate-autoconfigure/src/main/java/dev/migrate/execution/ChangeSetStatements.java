package dev.migrate.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.ObjectQuotingStrategy;
import liquibase.exception.LiquibaseException;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.CommentStatement;
import liquibase.statement.core.RuntimeStatement;

/**
 * The statements of a change set, generated without running anything: some of Liquibase's
 * changes run while they are asked for their statements.
 */
final class ChangeSetStatements {

	private final Database database;

	ChangeSetStatements(Database database) {
		this.database = database;
	}

	/**
	 * Whether the change set can be undone.
	 */
	boolean canUndo(ChangeSet changeSet) {
		if (changeSet.getRollback().getChanges() != null && !changeSet.getRollback().getChanges().isEmpty()) {
			return true;
		}
		boolean sqlFile = changeSet.getFilePath().toLowerCase(Locale.ROOT).endsWith(".sql");
		return changeSet.getChanges()
			.stream()
			.allMatch(
					(change) -> change.supportsRollback(this.database) && !(sqlFile && change instanceof RawSQLChange));
	}

	/**
	 * What undoes the change set, as SQL.
	 * @throws LiquibaseException if Liquibase knows no way
	 */
	List<String> backward(ChangeSet changeSet) throws Exception {
		return inScope(changeSet, () -> {
			List<String> statements = new ArrayList<>();
			if (changeSet.hasCustomRollbackChanges()) {
				for (Change change : changeSet.getRollback().getChanges()) {
					statements.addAll(sql(change.generateStatements(this.database)));
				}
			}
			else {
				List<Change> changes = changeSet.getChanges();
				for (int i = changes.size() - 1; i >= 0; i--) {
					statements.addAll(sql(changes.get(i).generateRollbackStatements(this.database)));
				}
			}
			return statements;
		});
	}

	private <T> T inScope(ChangeSet changeSet, Scope.ScopedRunnerWithReturn<T> work) throws Exception {
		ObjectQuotingStrategy strategy = this.database.getObjectQuotingStrategy();
		this.database.setObjectQuotingStrategy(changeSet.getObjectQuotingStrategy());
		try {
			return Scope.child(Map.of(Scope.Attr.database.name(), this.database, Scope.Attr.changeSet.name(), changeSet,
					Change.SHOULD_EXECUTE, false), work);
		}
		finally {
			this.database.setObjectQuotingStrategy(strategy);
		}
	}

	private List<String> sql(SqlStatement[] statements) {
		List<String> sql = new ArrayList<>();
		for (SqlStatement statement : statements) {
			// Generating a statement of the first kind is running it
			if (!(statement instanceof RuntimeStatement) && !(statement instanceof CommentStatement)) {
				Sql[] generated = SqlGeneratorFactory.getInstance().generateSql(statement, this.database);
				if (generated != null) {
					Arrays.stream(generated).map(Sql::toSql).forEach(sql::add);
				}
			}
		}
		return sql;
	}

}
