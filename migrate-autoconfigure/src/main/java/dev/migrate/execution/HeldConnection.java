package dev.migrate.execution;

import java.sql.Connection;

import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;

/**
 * A connection that commits a change set and its row in the history at once. Liquibase
 * commits one and then the other, so that a process that dies in between leaves a change
 * set behind that has run and will run again. Where the engine itself commits changes of
 * the schema, only what follows the last of them waits for the row.
 */
final class HeldConnection extends JdbcConnection {

	private boolean held;

	private HeldConnection(Connection connection) {
		super(connection);
	}

	/**
	 * Lets a database commit change sets in this way.
	 */
	static void use(Database database) {
		database.setConnection(new HeldConnection(MigrationLiquibase.connection(database)));
	}

	/**
	 * From here on nothing is committed, unless the change set wants each of its
	 * statements to be. Not before preconditions have been checked: what they read is
	 * rolled back.
	 */
	static void hold(Database database, ChangeSet changeSet) {
		if (changeSet.isRunInTransaction() && database.getConnection() instanceof HeldConnection connection) {
			connection.held = true;
		}
	}

	/**
	 * The next commit is one.
	 */
	static void release(Database database) {
		if (database.getConnection() instanceof HeldConnection connection) {
			connection.held = false;
		}
	}

	@Override
	public void commit() throws DatabaseException {
		if (!this.held) {
			super.commit();
		}
	}

	@Override
	public void rollback() throws DatabaseException {
		this.held = false;
		super.rollback();
	}

}
