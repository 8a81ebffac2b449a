package dev.migrate.execution;

/**
 * A data migration in Java: a bean that runs in the place of a revision that
 * {@code makemigrations --java} has written, in the transaction of its change set. What
 * it needs can be injected, except for what waits for the database to be migrated: JPA,
 * and the application's own {@code JdbcTemplate}. For SQL there is the context's.
 */
public interface DataMigration {

	/**
	 * The id of the revision: the name of its file without the ending.
	 */
	String revision();

	/**
	 * Migrates the data. An exception takes back what has been done and ends the run.
	 */
	void migrate(DataMigrationContext context) throws Exception;

	/**
	 * Takes it back. Called only if the revision's file has a rollback, which is {@code -
	 * empty: {}}.
	 */
	default void rollback(DataMigrationContext context) throws Exception {
	}

}
