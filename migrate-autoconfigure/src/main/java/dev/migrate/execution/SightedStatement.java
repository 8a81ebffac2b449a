package dev.migrate.execution;

import liquibase.change.Change;
import liquibase.change.ChangeStatus.Status;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a change set of which Liquibase itself may see whether it has run.
 *
 * @param sql the statement
 * @param change the change that consists of this statement, or null if it has others too
 */
record SightedStatement(String sql, @Nullable Change change) {

	/**
	 * Whether it has run, or null where the database does not show it.
	 */
	@Nullable Boolean hasRun(Database database) {
		Status status = (this.change != null) ? this.change.checkStatus(database).getStatus() : Status.unknown;
		return switch (status) {
			case complete -> true;
			case notApplied -> false;
			default -> null;
		};
	}

}
