package dev.migrate.changelog;

import java.util.Locale;

import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;

/**
 * Tells whether what a change set does can be undone.
 */
public final class Rollbacks {

	private Rollbacks() {
	}

	/**
	 * Whether a change set has a rollback, of its own or of Liquibase's making.
	 */
	public static boolean exists(ChangeSet changeSet, Database database) {
		if (changeSet.getRollback().getChanges() != null && !changeSet.getRollback().getChanges().isEmpty()) {
			return true;
		}
		if (JavaRevision.isOne(changeSet)) {
			return false;
		}
		boolean sqlFile = changeSet.getFilePath().toLowerCase(Locale.ROOT).endsWith(".sql");
		return changeSet.getChanges()
			.stream()
			.allMatch((change) -> change.supportsRollback(database) && !(sqlFile && change instanceof RawSQLChange));
	}

}
