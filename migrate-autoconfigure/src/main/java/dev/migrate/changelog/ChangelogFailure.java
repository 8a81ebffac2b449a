package dev.migrate.changelog;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.failure.MigrationException;
import liquibase.changelog.ChangeSet;
import liquibase.util.LiquibaseUtil;

import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with changelog files, in words.
 */
final class ChangelogFailure {

	private static final Pattern PARSING = Pattern
		.compile("(?:Error parsing(?: line \\d+ column \\d+ of)?|Syntax error in file) (\\S+?) ?:(?= |$)");

	private static final Pattern MISSING = Pattern.compile("The file (\\S+) was not found");

	/** What an older version says of a file for a newer one. */
	private static final Pattern NEWER = Pattern
		.compile("Unknown change type|Unable to resolve xml entity \\S+dbchangelog-\\d");

	private ChangelogFailure() {
	}

	/**
	 * A changelog could not be read.
	 * @param changeLog the master
	 * @param last the file that was being read
	 */
	static MigrationException broken(String changeLog, String last, Exception ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof MigrationException failure) {
				return failure;
			}
		}
		String reason = reason(ex);
		String file = last;
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			Matcher parsing = PARSING.matcher(String.valueOf(cause.getMessage()));
			while (parsing.find()) {
				// The master is named for whatever it includes, too
				file = isSame(parsing.group(1), changeLog) ? file : parsing.group(1);
			}
		}
		Matcher missing = MISSING.matcher(reason);
		if (missing.lookingAt()) {
			return new MigrationException(
					"The changelog " + missing.group(1) + " does not exist, but " + ClassPathLocation.of(file)
							+ " includes it",
					"Create the file in the source tree or on the class path, or remove the include.", ex);
		}
		return new MigrationException(
				"The changelog " + ClassPathLocation.of(file) + " cannot be read: "
						+ PARSING.matcher(reason).replaceAll("").strip(),
				(NEWER.matcher(reason).find()
						? "If a newer version has written it, update liquibase-core, which is "
								+ LiquibaseUtil.getBuildVersion() + " here. Otherwise correct the file."
						: "Correct the file.") + " Nothing has been run.",
				ex);
	}

	/**
	 * Changelogs include one another.
	 */
	static MigrationException circle(Collection<String> files) {
		return new MigrationException(
				((files.size() == 1) ? "A changelog includes itself: " : "Changelogs include one another in a circle: ")
						+ String.join(", ", files),
				"Remove the include that leads back. Nothing has been run.");
	}

	/**
	 * Whether there is a changelog cannot even be told.
	 */
	static MigrationException unreadable(String changeLog, Exception ex) {
		return new MigrationException("The changelog '" + changeLog + "' cannot be looked for: " + reason(ex),
				"Set spring.liquibase.change-log to a file on the class path, such as "
						+ "classpath:/db/changelog/db.changelog-master.yaml.",
				ex);
	}

	private static boolean isSame(String file, String other) {
		return ClassPathLocation.of(file).equals(ClassPathLocation.of(other));
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
	 * The engine refuses what a revision would do: above all a type into which it does
	 * not convert the values of another.
	 */
	static MigrationException unwritten(ChangeSet changeSet, Exception ex) {
		return new MigrationException(
				"The revision was not written, because the database refuses a step of it, " + changeSet.getDescription()
						+ ": " + reason(ex),
				"Where one type does not become the other, give the field another name and column, fill the new column "
						+ "in a revision of your own (makemigrations --empty), and let the old one go in the next.",
				ex);
	}

	/**
	 * A change set fails in a rehearsal.
	 * @param doing what was being done with it
	 */
	static MigrationException rehearsed(String doing, ChangeSet changeSet, Exception ex) {
		if (ex instanceof MigrationException failure) {
			return failure;
		}
		return new MigrationException(
				doing + " change set " + changeSet.getId() + " of " + changeSet.getFilePath() + " fails: " + reason(ex),
				"Correct the change set; nothing has run on the database.", ex);
	}

	/**
	 * What is repeatable does not work any more.
	 */
	static MigrationException behind(RevisionDraft draft, MigrationException failure) {
		return new MigrationException(
				"Behind " + draft.id() + ", which has not been written, what is repeatable would not work any more. "
						+ failure.getMessage(),
				"Change the repeatable revision first, so that it fits the entities as they are now; then repeat the command.",
				failure);
	}

	static MigrationException withoutRollback(ChangeSet changeSet) {
		return new MigrationException(
				"Change set " + changeSet.getId() + " of " + changeSet.getFilePath() + " has no rollback.",
				"Add one, which leaves the checksum as it is, or say that the revision has no way back.");
	}

	static MigrationException refused(ChangeSet changeSet, Exception ex) {
		return new MigrationException("The database refuses " + changeSet.getDescription() + ": " + reason(ex),
				"What was done before is kept. Put right what it names, and repeat the command.", ex);
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
