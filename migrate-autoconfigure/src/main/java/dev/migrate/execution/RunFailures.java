package dev.migrate.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.failure.MigrationException;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LockException;
import liquibase.exception.ValidationFailedException;
import liquibase.util.LiquibaseUtil;
import org.jspecify.annotations.Nullable;

/**
 * Turns what ends a run into what happened and what to do.
 */
final class RunFailures {

	private static final String CONTINUE = "Then run migrate again: the change sets before it are applied and stay.";

	private static final String AGAIN = "Then run migrate again: what has been applied stays.";

	private static final String NOT_ALLOWED = "Grant the database user what it lacks, "
			+ "or name one that may: spring.liquibase.user and spring.liquibase.password. ";

	private static final String POOLED = "A pool in front of the server gives each transaction another session, as "
			+ "PgBouncer does in transaction mode: set spring.liquibase.url to the server itself, or add "
			+ "prepareThreshold=0 to the URL. ";

	private static final String READ_ONLY = "The database, or what of it is reached, can only be read: let "
			+ "spring.liquibase.url name the one that takes writes, or start with app.migrate.auto-apply=false. ";

	private RunFailures() {
	}

	/**
	 * A change set was refused.
	 * @param ranBefore how many of its changes are in the database though it failed
	 * @param obstacles the rows that stand in its way, in words
	 */
	static MigrationException changeSet(String revision, ChangeSet changeSet, int ranBefore, List<String> obstacles,
			Throwable failure) {
		DatabaseReason reason = DatabaseReason.of(failure);
		MigrationException ours = cause(failure, MigrationException.class);
		StringBuilder message = new StringBuilder("Revision ").append(revision)
			.append(" failed at change set ")
			.append(changeSet.getId())
			.append(" in ")
			.append(changeSet.getFilePath())
			.append(": ")
			.append((ours != null) ? ours.getMessage() : reason.text());
		if (reason.statement() != null) {
			message.append(System.lineSeparator()).append("Statement: ").append(reason.statement());
		}
		obstacles.forEach((obstacle) -> message.append(System.lineSeparator()).append("  ").append(obstacle));
		if (ranBefore > 0) {
			message.append(System.lineSeparator())
				.append("Without a transaction around it, ")
				.append((ranBefore == 1) ? "the first change" : "the first " + ranBefore + " changes")
				.append(" of this change set stayed.");
		}
		String action = (ours != null && ours.getAction() != null) ? ours.getAction()
				: action(revision, reason.kind(), ranBefore);
		return new MigrationException(message.toString(), action, failure);
	}

	/**
	 * The database went away while a change set ran.
	 */
	static MigrationException lost(String revision, ChangeSet changeSet, Throwable failure) {
		return new MigrationException(
				"The connection to the database was lost in revision " + revision + ", in change set "
						+ changeSet.getId() + " in " + changeSet.getFilePath() + ": "
						+ DatabaseReason.of(failure).text(),
				"When the database is back, run migrate again: it goes on there. What ran before is applied and stays.",
				failure);
	}

	/**
	 * The database stopped for lack of room while a change set ran.
	 */
	static MigrationException full(String revision, ChangeSet changeSet, Throwable failure) {
		return new MigrationException(
				"The database has no room left in revision " + revision + ", for change set " + changeSet.getId()
						+ " in " + changeSet.getFilePath() + ": " + DatabaseReason.of(failure).text(),
				"Make room for the database. Then run migrate again: it goes on there. What ran before is applied "
						+ "and stays.",
				failure);
	}

	/**
	 * Rows stand in the way of what was asked for.
	 * @param obstacles what they are, in words
	 */
	static MigrationException obstacles(String what, List<String> obstacles, String action) {
		String indent = System.lineSeparator() + "  ";
		return new MigrationException(what + indent + String.join(indent, obstacles), action);
	}

	/**
	 * A change set could not be undone.
	 * @param place its place among those of its revision
	 * @param undone the revisions that are undone by now
	 */
	static MigrationException rollback(Undo revision, int place, List<String> undone, Throwable failure) {
		DatabaseReason reason = DatabaseReason.of(failure);
		ChangeSet changeSet = revision.steps().get(place).changeSet();
		StringBuilder message = new StringBuilder("Undoing revision ").append(revision.revision().id())
			.append(" failed at change set ")
			.append(changeSet.getId())
			.append(" in ")
			.append(changeSet.getFilePath())
			.append(": ")
			.append(reason.text());
		if (reason.statement() != null) {
			message.append(System.lineSeparator()).append("Statement: ").append(reason.statement());
		}
		List<String> gone = new ArrayList<>(undone);
		revision.steps().subList(0, place).forEach((step) -> gone.add(step.changeSet().getId()));
		message.append(System.lineSeparator())
			.append(gone.isEmpty() ? "Nothing has been undone before it."
					: "Undone before it: " + String.join(", ", gone) + ".")
			.append(" Still applied: ")
			.append(revision.steps()
				.subList(place, revision.steps().size())
				.stream()
				.map((step) -> step.changeSet().getId())
				.collect(Collectors.joining(", ")))
			.append('.');
		return new MigrationException(message.toString(),
				"Correct what stands in the way, or the change set's rollback, which leaves its checksum as it is. "
						+ "Then repeat the command, which goes on there; or run migrate, which applies again what is undone.",
				failure);
	}

	private static String action(String revision, DatabaseReason.Kind kind, int ranBefore) {
		String repair = switch (kind) {
			case EXISTS -> "If the database had this object before its first revision, take it over without running "
					+ "anything: migrate stamp " + revision
					+ ". If another Liquibase was killed in this change set, look how "
					+ "much of it is there: stamp the revision if all of it is, and drop that otherwise. In any other "
					+ "case drop or rename what is there. ";
			case NULL_VALUE -> "There are rows without a value: fill them in a change set before this one, "
					+ "or write the revision again with --default <table>.<column>=<value>. ";
			case FOREIGN_KEY -> "There are rows that refer to rows which do not exist: "
					+ "correct or delete them, or do so in a change set before this one. ";
			case DUPLICATE -> "There are rows with the same value where the constraint wants different ones: "
					+ "correct them, or do so in a change set before this one. ";
			case NO_CONSTRAINT -> "If the database had its tables before its first revision, it knows it by another "
					+ "name: migrate stamp current --align-names gives it that of the revisions. Otherwise fix the file. ";
			case IN_USE -> "Something is made of what it changes: have a change set before this one take that away. A "
					+ "view, function or trigger in a repeatable revision with a rollback goes and comes back by itself: "
					+ "makemigrations --repeatable. ";
			case NOT_ALLOWED -> NOT_ALLOWED;
			case LOCK_TIMEOUT -> "Somebody else holds a lock on what it changes: end that transaction, or let it wait "
					+ "longer or more often: app.migrate.lock-timeout, app.migrate.lock-retries. ";
			case STATEMENT_TIMEOUT ->
				"It took longer than it may: app.migrate.statement-timeout, or the server's own. ";
			case NO_ROOM -> "Make room for the database. ";
			case POOLED -> POOLED;
			case READ_ONLY -> READ_ONLY;
			case OTHER -> (ranBefore > 0) ? "Fix the file and undo by hand what stayed. " : "Fix the file. ";
		};
		return repair + CONTINUE;
	}

	/**
	 * The files do not pass Liquibase's validation; nothing has run.
	 */
	private static MigrationException validation(ValidationFailedException failure) {
		if (!failure.getInvalidMD5Sums().isEmpty()) {
			return new MigrationException(
					"Change sets were edited after they had run: " + String.join("; ", failure.getInvalidMD5Sums()),
					"Undo the edit and put the change into a new revision (makemigrations). If the edit changes "
							+ "nothing in the database, add the new checksum to the change set as validCheckSum.",
					failure);
		}
		return new MigrationException(String.valueOf(failure.getMessage()).strip(),
				"Correct the changelog and run migrate again: nothing has run.", failure);
	}

	/**
	 * Another process holds the lock by now, because this one was silent for too long.
	 */
	static MigrationException takenForDead() {
		return new MigrationException(
				"This process gave no sign of life for more than " + Heartbeat.SILENCE.toSeconds()
						+ " seconds, and has lost the lock of the database to another one.",
				"It has stopped. Wait for the other process, which goes on from there, and run migrate again if "
						+ "something is left.");
	}

	/**
	 * Another process holds the lock by now, because the session that it ended with is
	 * gone.
	 */
	static MigrationException lockSessionEnded() {
		return new MigrationException(
				"The session that held the lock of the database for this process has ended, and another process has "
						+ "taken the lock over.",
				"It has stopped. Wait for the other process, which goes on from there, and run migrate again if "
						+ "something is left. If it happens again, look for what ends sessions that do nothing: a limit of "
						+ "the server's, somebody who looks after it, or what lies between it and the application.");
	}

	/**
	 * Somebody else holds the lock.
	 */
	static MigrationException locked(LockStatus lock, HistoryTables tables, LockException failure) {
		LockOwner ours = LockOwner.parse(lock.owner());
		String owner = (lock.owner() != null) ? lock.owner() : "an unknown process";
		String since = (lock.since() != null) ? " since " + lock.since() : "";
		return new MigrationException("The database is locked for migration by " + ((ours != null) ? ours
			.host() : owner) + since + ".", (ours != null)
					? "Wait for it, for as long as app.migrate.lock.wait says, or end that process: the lock goes with it."
					: "If it is still running, wait for it. If it was killed, free the lock with migrate unlock, or by hand: UPDATE "
							+ tables.lock() + " SET LOCKED = FALSE, LOCKGRANTED = NULL, LOCKEDBY = NULL WHERE ID = 1",
				failure);
	}

	/**
	 * Liquibase cannot tell what a change set does.
	 */
	static MigrationException notUnderstood(ChangeSet changeSet, Throwable failure) {
		return new MigrationException("Change set " + changeSet.getId() + " in " + changeSet.getFilePath()
				+ " is not understood: " + DatabaseReason.of(failure).text(), "Correct it. " + AGAIN, failure);
	}

	/**
	 * A change set needs a file that is not there.
	 */
	static MigrationException unreadable(ChangeSet changeSet, Throwable failure) {
		return new MigrationException(
				"Change set " + changeSet.getId() + " in " + changeSet.getFilePath()
						+ " needs a file that cannot be read: " + DatabaseReason.of(failure).text(),
				"Bring the file back, or correct where the change set looks for it. " + AGAIN, failure);
	}

	/**
	 * Anything else.
	 */
	static MigrationException translate(Throwable failure) {
		MigrationException known = cause(failure, MigrationException.class);
		if (known != null) {
			return known;
		}
		ValidationFailedException invalid = cause(failure, ValidationFailedException.class);
		if (invalid != null) {
			return validation(invalid);
		}
		DatabaseReason reason = DatabaseReason.of(failure);
		if (reason.text().contains("unknown checksum calculation version")) {
			return new MigrationException("A newer version of Liquibase has run on this database: " + reason.text(),
					"Update liquibase-core here, which is " + LiquibaseUtil.getBuildVersion()
							+ ". Nothing has been run.",
					failure);
		}
		String action = switch (reason.kind()) {
			case POOLED -> POOLED + AGAIN;
			case READ_ONLY -> READ_ONLY + AGAIN;
			case NOT_ALLOWED -> NOT_ALLOWED + AGAIN;
			default -> "Correct the cause and run migrate again: what has been applied stays.";
		};
		String who = (reason.kind() != DatabaseReason.Kind.OTHER) ? "The database refuses to be migrated: "
				: "Liquibase failed: ";
		return new MigrationException(who + reason.text(), action, failure);
	}

	/**
	 * The cause of the given type, if there is one.
	 */
	static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

}
