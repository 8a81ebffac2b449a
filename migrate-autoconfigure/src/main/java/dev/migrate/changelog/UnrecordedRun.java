package dev.migrate.changelog;

import java.util.HashMap;
import java.util.Map;

import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;

/**
 * Runs a revision that is never written: the history does not hear of it.
 */
public final class UnrecordedRun {

	private final ChangelogLoader loader;

	public UnrecordedRun(ChangelogLoader loader) {
		this.loader = loader;
	}

	/**
	 * Runs all change sets of a revision.
	 * @throws dev.migrate.failure.MigrationException if one fails; those before it are
	 * kept
	 */
	public void run(RevisionDraft draft, Database database) {
		DatabaseChangeLog databaseChangeLog = this.loader.load(draft, database).databaseChangeLog();
		for (ChangeSet changeSet : databaseChangeLog.getChangeSets()) {
			Map<String, Object> scope = new HashMap<>();
			scope.put(Scope.Attr.database.name(), database);
			scope.put(Scope.Attr.changeSet.name(), changeSet);
			scope.put(Scope.Attr.databaseChangeLog.name(), databaseChangeLog);
			try {
				QuietLiquibase.call(this.loader.resourceAccessor(),
						() -> Scope.child(scope, () -> changeSet.execute(databaseChangeLog, database)));
			}
			catch (Exception ex) {
				throw ChangelogFailure.refused(changeSet, ex);
			}
		}
	}

}
