package dev.migrate.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.migrate.changelog.JavaRevision;
import dev.migrate.changelog.Rollbacks;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.DbmsTargetedChange;
import liquibase.change.core.ExecuteShellCommandChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseList;
import liquibase.database.ObjectQuotingStrategy;
import liquibase.exception.LiquibaseException;
import liquibase.executor.ExecutorService;
import liquibase.sql.Sql;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.CommentStatement;
import liquibase.statement.core.RuntimeStatement;

/**
 * The statements of a change set, generated without running anything: some of Liquibase's
 * changes run while they are asked for their statements.
 */
final class ChangeSetStatements {

	/** Begins what stands for something that is not SQL. */
	static final String NOT_SQL = "-- runs ";

	private final Database database;

	ChangeSetStatements(Database database) {
		this.database = database;
	}

	/**
	 * Whether the change set can be undone.
	 */
	boolean canUndo(ChangeSet changeSet) {
		return Rollbacks.exists(changeSet, this.database);
	}

	/**
	 * What the change set does, as SQL.
	 */
	List<String> forward(ChangeSet changeSet) throws Exception {
		return forward(changeSet, (change) -> true);
	}

	/**
	 * What some changes of the change set do, as SQL.
	 */
	List<String> forward(ChangeSet changeSet, Predicate<Change> chosen) throws Exception {
		return inScope(changeSet, () -> {
			List<String> statements = new ArrayList<>();
			if (JavaRevision.isOne(changeSet)) {
				statements.add(NOT_SQL + "Java code of the application");
			}
			sightedHere(changeSet, chosen).forEach((statement) -> statements.add(statement.sql()));
			return visited(statements, changeSet.getSqlVisitors());
		});
	}

	/**
	 * What the change set does, with what Liquibase can see of each statement.
	 */
	List<SightedStatement> sighted(ChangeSet changeSet) throws Exception {
		return inScope(changeSet, () -> sightedHere(changeSet, (change) -> true));
	}

	private List<SightedStatement> sightedHere(ChangeSet changeSet, Predicate<Change> chosen) throws Exception {
		List<SightedStatement> statements = new ArrayList<>();
		for (Change change : changeSet.getChanges().stream().filter(chosen).toList()) {
			if (!(change instanceof DbmsTargetedChange targeted)
					|| DatabaseList.definitionMatches(targeted.getDbms(), this.database, true)) {
				change.finishInitialization();
				List<String> sql = sql(change, change.generateStatements(this.database));
				sql.forEach((one) -> statements.add(new SightedStatement(one, (sql.size() == 1) ? change : null)));
			}
		}
		return statements;
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
					statements.addAll(sql(change, change.generateStatements(this.database)));
				}
			}
			else {
				List<Change> changes = changeSet.getChanges();
				for (int i = changes.size() - 1; i >= 0; i--) {
					statements.addAll(sql(changes.get(i), changes.get(i).generateRollbackStatements(this.database)));
				}
			}
			return visited(statements,
					changeSet.getSqlVisitors().stream().filter(SqlVisitor::isApplyToRollback).toList());
		});
	}

	private List<String> visited(List<String> statements, List<SqlVisitor> visitors) {
		return statements.stream().map((statement) -> {
			String visited = statement;
			for (SqlVisitor visitor : visitors) {
				visited = visitor.modifySql(visited, this.database);
			}
			return visited;
		}).toList();
	}

	private <T> T inScope(ChangeSet changeSet, Scope.ScopedRunnerWithReturn<T> work) throws Exception {
		ObjectQuotingStrategy strategy = this.database.getObjectQuotingStrategy();
		this.database.setObjectQuotingStrategy(changeSet.getObjectQuotingStrategy());
		Scope.getCurrentScope()
			.getSingleton(ExecutorService.class)
			.getExecutor("jdbc", this.database)
			.modifyChangeSet(changeSet);
		try {
			return Scope.child(Map.of(Scope.Attr.database.name(), this.database, Scope.Attr.changeSet.name(), changeSet,
					Change.SHOULD_EXECUTE, false), work);
		}
		finally {
			this.database.setObjectQuotingStrategy(strategy);
		}
	}

	private List<String> sql(Change change, SqlStatement[] statements) {
		if (change instanceof CustomChangeWrapper wrapper) {
			return List.of(NOT_SQL + "the Java class " + wrapper.getClassName());
		}
		if (change instanceof ExecuteShellCommandChange command) {
			return List.of(NOT_SQL + "the program " + command.getExecutable());
		}
		List<String> sql = new ArrayList<>();
		for (SqlStatement statement : statements) {
			if (statement instanceof ExecutablePreparedStatement) {
				sql.add("-- writes values of a file");
			}
			// Generating a statement of the first kind is running it
			else if (!(statement instanceof RuntimeStatement) && !(statement instanceof CommentStatement)) {
				Sql[] generated = SqlGeneratorFactory.getInstance().generateSql(statement, this.database);
				if (generated != null) {
					Arrays.stream(generated).map(Sql::toSql).forEach(sql::add);
				}
			}
		}
		return sql;
	}

}
