package dev.migrate.execution;

import java.sql.Connection;
import java.util.List;
import java.util.function.Supplier;

import dev.migrate.changelog.JavaCode;
import dev.migrate.changelog.JavaRevision;
import dev.migrate.failure.MigrationException;
import liquibase.changelog.ChangeSet;

/**
 * Runs the application's data migrations in the place of their change sets, whose own
 * change does nothing.
 */
class DataMigrations implements JavaCode {

	private final Supplier<List<DataMigration>> beans;

	private final MigrationProgress progress;

	/**
	 * Data migrations of one run.
	 * @param beans is asked when the first change set needs one
	 */
	DataMigrations(Supplier<List<DataMigration>> beans, MigrationProgress progress) {
		this.beans = beans;
		this.progress = progress;
	}

	/**
	 * Migrates if a change set is meant for that.
	 */
	@Override
	public void migrate(String revision, ChangeSet changeSet, Connection connection) {
		if (JavaRevision.isOne(changeSet)) {
			call(revision, (bean) -> bean.migrate(new DataMigrationContext(revision, connection, this.progress)));
		}
	}

	/**
	 * Takes it back if a change set is meant for that.
	 */
	@Override
	public void rollback(String revision, ChangeSet changeSet, Connection connection) {
		if (JavaRevision.isOne(changeSet)) {
			call(revision, (bean) -> bean.rollback(new DataMigrationContext(revision, connection, this.progress)));
		}
	}

	private void call(String revision, Work work) {
		DataMigration bean = find(revision);
		try {
			work.with(bean);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex.getMessage(), ex);
		}
	}

	private DataMigration find(String revision) {
		List<DataMigration> known;
		try {
			known = this.beans.get();
		}
		catch (RuntimeException ex) {
			throw new MigrationException("The data migrations cannot be created: " + innermost(ex),
					"A data migration runs before JPA and everything else that uses the database has started. Let it "
							+ "take its SQL from the context instead of a repository or a JdbcTemplate.",
					ex);
		}
		return known.stream()
			.filter((bean) -> bean.revision().equals(revision))
			.findFirst()
			.orElseThrow(() -> new MigrationException(
					"Revision " + revision + " runs Java code, and no bean of type DataMigration is for it.",
					known.isEmpty() ? "Declare one whose revision() returns \"" + revision + "\"; there is none at all."
							: "Let one's revision() return \"" + revision + "\"; those that there are, are for "
									+ String.join(", ", known.stream().map(DataMigration::revision).toList()) + "."));
	}

	private static String innermost(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null && cause.getCause() != cause) {
			cause = cause.getCause();
		}
		return String.valueOf(cause.getMessage());
	}

	/**
	 * Work with one of them.
	 */
	@FunctionalInterface
	private interface Work {

		void with(DataMigration bean) throws Exception;

	}

}
