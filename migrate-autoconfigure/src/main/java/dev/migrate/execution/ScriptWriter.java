package dev.migrate.execution;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.changelog.Changelog;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.failure.MigrationException;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.DbmsTargetedChange;
import liquibase.change.core.ExecuteShellCommandChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.change.custom.CustomSqlChange;
import liquibase.change.custom.CustomSqlRollback;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseList;
import liquibase.database.ObjectQuotingStrategy;
import liquibase.exception.LiquibaseException;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.CreateDatabaseChangeLogTableStatement;

/**
 * Writes change sets as SQL, forward and back.
 */
final class ScriptWriter {

	private final Database database;

	private final Changelog changelog;

	private final ScriptExecutor executor;

	private final boolean transactional;

	private boolean open;

	ScriptWriter(Database database, Changelog changelog, ScriptExecutor executor) throws SQLException {
		this.database = database;
		this.changelog = changelog;
		this.executor = executor;
		this.transactional = MigrationLiquibase.offline(database)
				? Engines.find(database.getShortName()).map(Engine::takesBackSchemaChanges).orElse(false)
				: !MigrationLiquibase.connection(database).getMetaData().dataDefinitionCausesTransactionCommit();
	}

	boolean lacksHistory(HistoryTables tables) throws SQLException {
		return MigrationLiquibase.offline(this.database) || TableLocator
			.find(MigrationLiquibase.connection(this.database), tables.schema(), tables.history()) == null;
	}

	/**
	 * Creates the history where there is none.
	 */
	void history(boolean lacking) throws LiquibaseException {
		if (lacking) {
			this.executor.execute(new CreateDatabaseChangeLogTableStatement());
		}
	}

	void revision(String id) {
		this.executor.line("");
		this.executor.comment("Revision " + id);
	}

	/**
	 * What runs the change set.
	 * @param row writes its row of the history
	 */
	void forward(ChangeSet changeSet, Part row) throws Exception {
		begin(changeSet);
		inScope(changeSet, () -> {
			this.executor.modifyChangeSet(changeSet);
			heading("Change set ", changeSet);
			if (changeSet.getComments() != null && !changeSet.getComments().isBlank()) {
				this.executor.comment(changeSet.getComments());
			}
			if (changeSet.getPreconditions() != null) {
				this.executor.comment("Its preconditions are not checked here.");
			}
			for (Change change : changeSet.getChanges()) {
				if (!(change instanceof DbmsTargetedChange targeted)
						|| DatabaseList.definitionMatches(targeted.getDbms(), this.database, true)) {
					requireSql(change, CustomSqlChange.class);
					change.finishInitialization();
					this.executor.execute(change, changeSet.getSqlVisitors());
				}
			}
		});
		row.write();
	}

	/**
	 * What undoes the change set.
	 * @param row takes its row out of the history
	 */
	void backward(ChangeSet changeSet, List<DataLoss> losses, Part row) throws Exception {
		begin(changeSet);
		inScope(changeSet, () -> {
			this.executor.modifyChangeSet(changeSet);
			heading("Undo change set ", changeSet);
			losses.forEach((loss) -> this.executor.comment("Loses data: " + loss.describe()));
			List<SqlVisitor> visitors = changeSet.getSqlVisitors()
				.stream()
				.filter(SqlVisitor::isApplyToRollback)
				.toList();
			for (SqlStatement statement : rollback(changeSet)) {
				this.executor.execute(statement, visitors);
			}
		});
		row.write();
	}

	/**
	 * Opens the transaction that a script runs in where the engine can take back changes
	 * to the schema, unless a change set has to be outside of it.
	 */
	void begin(ChangeSet changeSet) {
		transaction(changeSet.isRunInTransaction());
	}

	void begin() {
		transaction(true);
	}

	void end() {
		transaction(false);
	}

	private void transaction(boolean wanted) {
		if (this.transactional && wanted != this.open) {
			this.executor.line("");
			this.executor.line(wanted ? "BEGIN;" : "COMMIT;");
			this.open = wanted;
		}
	}

	private void heading(String words, ChangeSet changeSet) {
		this.executor.line("");
		this.executor.comment(words + changeSet.getId() + " of " + changeSet.getFilePath());
	}

	private List<SqlStatement> rollback(ChangeSet changeSet) throws LiquibaseException {
		List<SqlStatement> statements = new ArrayList<>();
		if (changeSet.hasCustomRollbackChanges()) {
			for (Change change : changeSet.getRollback().getChanges()) {
				requireSql(change, CustomSqlChange.class);
				statements.addAll(List.of(change.generateStatements(this.database)));
			}
			return statements;
		}
		List<Change> changes = changeSet.getChanges();
		for (int i = changes.size() - 1; i >= 0; i--) {
			requireSql(changes.get(i), CustomSqlRollback.class);
			statements.addAll(List.of(changes.get(i).generateRollbackStatements(this.database)));
		}
		return statements;
	}

	/**
	 * Asking others for their statements would run them.
	 */
	private static void requireSql(Change change, Class<?> customSql) {
		if (change instanceof ExecuteShellCommandChange) {
			throw ScriptExecutor.notAsSql("runs a program");
		}
		if (change instanceof CustomChangeWrapper wrapper && !customSql.isInstance(wrapper.getCustomChange())) {
			throw ScriptExecutor.notAsSql("runs the Java class " + wrapper.getClassName());
		}
	}

	private void inScope(ChangeSet changeSet, Part work) throws Exception {
		ObjectQuotingStrategy strategy = this.database.getObjectQuotingStrategy();
		this.database.setObjectQuotingStrategy(changeSet.getObjectQuotingStrategy());
		Map<String, Object> scope = new HashMap<>();
		scope.put(Scope.Attr.database.name(), this.database);
		scope.put(Scope.Attr.changeSet.name(), changeSet);
		scope.put(Scope.Attr.databaseChangeLog.name(), this.changelog.databaseChangeLog());
		try {
			Scope.child(scope, () -> {
				work.write();
				return true;
			});
		}
		catch (MigrationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// Liquibase looks for what only this engine wants to know, and finds nothing
			throw new MigrationException(
					"Change set " + changeSet.getId() + " in " + changeSet.getFilePath()
							+ " cannot be written as SQL for " + this.database.getShortName() + ": " + ex.getMessage(),
					"It was written for another engine. Name both in app.migrate.targets, so that revisions are written "
							+ "for them, or add what is missing, such as columnDataType.",
					ex);
		}
		finally {
			this.database.setObjectQuotingStrategy(strategy);
		}
	}

	/**
	 * A part of a script.
	 */
	@FunctionalInterface
	interface Part {

		/** Nothing: the history does not matter. */
		Part NONE = () -> {
		};

		void write() throws Exception;

	}

}
