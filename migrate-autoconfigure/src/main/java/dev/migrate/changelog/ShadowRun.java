package dev.migrate.changelog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.engine.Shadow;
import dev.migrate.failure.MigrationException;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.core.EmptyChange;
import liquibase.change.core.ExecuteShellCommandChange;
import liquibase.change.core.TagDatabaseChange;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.executor.ExecutorService;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.sql.visitor.RegExpReplaceSqlVisitor;
import liquibase.sql.visitor.SqlVisitor;

import org.jspecify.annotations.Nullable;

/**
 * Executes change sets in a shadow with Liquibase, which keeps no history there unless
 * one of them asks for it, and leaves nothing of it in Liquibase's caches.
 */
final class ShadowRun {

	private static final SqlVisitor WITHIN_A_TRANSACTION = withinATransaction();

	private final Database database;

	private @Nullable ChangeLogHistoryService history;

	ShadowRun(Shadow shadow) {
		try {
			this.database = QuietLiquibase.call(new ClassLoaderResourceAccessor(), () -> database(shadow));
		}
		catch (Exception ex) {
			throw new IllegalStateException("Liquibase cannot use the shadow", ex);
		}
	}

	private static Database database(Shadow shadow) throws DatabaseException {
		Database database = DatabaseFactory.getInstance()
			.findCorrectDatabaseImplementation(new JdbcConnection(shadow.connection()));
		if (database.getDefaultSchemaName() != null) {
			database.setDefaultSchemaName(shadow.schemaName());
		}
		return database;
	}

	Database database() {
		return this.database;
	}

	void prepare(List<ChangeSet> changeSets) {
		if (this.history == null && changeSets.stream().anyMatch(ShadowRun::asksForHistory)) {
			try {
				this.history = histories().getChangeLogService(this.database);
				this.history.init();
			}
			catch (DatabaseException ex) {
				throw new IllegalStateException("Liquibase cannot keep a history in the shadow", ex);
			}
		}
	}

	private static boolean asksForHistory(ChangeSet changeSet) {
		return changeSet.getPreconditions() != null
				|| changeSet.getChanges().stream().anyMatch(TagDatabaseChange.class::isInstance);
	}

	void execute(ChangeSet changeSet, DatabaseChangeLog databaseChangeLog, ResourceAccessor resources) {
		try {
			tryOut(changeSet, databaseChangeLog, resources);
		}
		catch (Exception ex) {
			throw ChangelogFailure.failed(changeSet, ex);
		}
	}

	/**
	 * Executes a change set, but for commands of a shell.
	 * @return how it ended
	 */
	ChangeSet.ExecType tryOut(ChangeSet changeSet, DatabaseChangeLog databaseChangeLog, ResourceAccessor resources)
			throws Exception {
		if (leavesOut(changeSet.getChanges())) {
			return ChangeSet.ExecType.SKIPPED;
		}
		return inScope(changeSet, databaseChangeLog, resources, () -> executeInScope(changeSet, databaseChangeLog));
	}

	/**
	 * Whether there are commands of a shell among changes.
	 */
	static boolean leavesOut(List<Change> changes) {
		return changes.stream().anyMatch(ExecuteShellCommandChange.class::isInstance);
	}

	/**
	 * Undoes a change set that has been executed, but for commands of a shell.
	 * @throws MigrationException if that fails
	 */
	void undo(ChangeSet changeSet, DatabaseChangeLog databaseChangeLog, ResourceAccessor resources) {
		changeSet.getRollback()
			.getChanges()
			.replaceAll((change) -> (change instanceof ExecuteShellCommandChange) ? new EmptyChange() : change);
		try {
			inScope(changeSet, databaseChangeLog, resources, () -> {
				changeSet.rollback(this.database);
				if (this.history != null) {
					this.history.removeFromHistory(changeSet);
				}
				this.database.commit();
				return changeSet;
			});
		}
		catch (Exception ex) {
			throw ChangelogFailure.rehearsed("Undoing", changeSet, ex);
		}
	}

	private <T> T inScope(ChangeSet changeSet, DatabaseChangeLog databaseChangeLog, ResourceAccessor resources,
			Scope.ScopedRunnerWithReturn<T> work) throws Exception {
		Map<String, Object> scope = new HashMap<>();
		scope.put(Scope.Attr.database.name(), this.database);
		scope.put(Scope.Attr.changeSet.name(), changeSet);
		scope.put(Scope.Attr.databaseChangeLog.name(), databaseChangeLog);
		List<SqlVisitor> visitors = changeSet.getSqlVisitors();
		visitors.add(WITHIN_A_TRANSACTION);
		try {
			return QuietLiquibase.call(resources, () -> Scope.child(scope, work));
		}
		finally {
			visitors.remove(WITHIN_A_TRANSACTION);
		}
	}

	/**
	 * A shadow may live in a transaction, where PostgreSQL refuses what a change set does
	 * concurrently.
	 */
	private static SqlVisitor withinATransaction() {
		RegExpReplaceSqlVisitor visitor = new RegExpReplaceSqlVisitor();
		visitor.setApplicableDbms(Set.of("postgresql"));
		visitor.setApplyToRollback(true);
		visitor.setReplace("(?i)^(\\s*(?:create(?:\\s+unique)?|drop)\\s+index)\\s+concurrently\\b");
		visitor.setWith("$1");
		return visitor;
	}

	private ChangeSet.ExecType executeInScope(ChangeSet changeSet, DatabaseChangeLog databaseChangeLog)
			throws Exception {
		ChangeSet.ExecType type = changeSet.execute(databaseChangeLog, this.database);
		if (this.history != null && type != ChangeSet.ExecType.FAILED && type != ChangeSet.ExecType.SKIPPED) {
			this.history.setExecType(changeSet, type);
		}
		return type;
	}

	void finish() {
		Scope.getCurrentScope().getSingleton(ExecutorService.class).clearExecutor("jdbc", this.database);
		if (this.history != null) {
			histories().resetAll();
			this.history = null;
		}
	}

	private static ChangeLogHistoryServiceFactory histories() {
		return Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class);
	}

}
