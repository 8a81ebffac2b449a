package dev.migrate.changelog;

import java.util.List;

import dev.migrate.failure.MigrationException;
import liquibase.changelog.ChangeSet;

import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with changelog files, in words.
 */
final class ChangelogFailure {

	private ChangelogFailure() {
	}

	static MigrationException broken(String changeLog, Exception ex) {
		if (ex instanceof MigrationException failure) {
			return failure;
		}
		String reason = reason(ex);
		String action = reason.contains("not found")
				? "Create the file, or remove what includes it. Files are looked for in "
						+ "the source tree and on the class path."
				: "Correct the file. Nothing has been run.";
		return new MigrationException("The changelog " + changeLog + " cannot be read: " + reason, action, ex);
	}

	static MigrationException duplicate(ChangeSet changeSet, List<String> files) {
		return new MigrationException(
				"Two change sets have the id '" + changeSet.getId() + "' and the author '" + changeSet.getAuthor()
						+ "' in " + String.join(" and ", files),
				"Give one of them another id; of the two, change the one that has not run anywhere yet.");
	}

	static MigrationException failed(ChangeSet changeSet, Exception ex) {
		return new MigrationException(
				"Change set " + changeSet.getId() + " of " + changeSet.getFilePath()
						+ " fails when the changelog is replayed on an empty schema: " + reason(ex),
				"Correct the change set so that the changelog runs on an empty database, or set "
						+ "app.migrate.reference=database to compare the entities with the database instead.",
				ex);
	}

	/**
	 * The innermost message, which says most.
	 */
	private static String reason(Throwable ex) {
		String message = null;
		for (@Nullable
		Throwable cause = ex; cause != null; cause = cause.getCause()) {
			message = (cause.getMessage() != null) ? cause.getMessage() : message;
		}
		return (message != null) ? message.strip() : ex.toString();
	}

}
