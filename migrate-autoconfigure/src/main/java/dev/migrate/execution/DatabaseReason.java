package dev.migrate.execution;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.failure.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Why the database refused, without what the driver wraps around it.
 *
 * @param text the reason
 * @param kind what kind of refusal it is
 * @param statement the statement that was refused, or null if it is not known
 */
record DatabaseReason(String text, Kind kind, @Nullable String statement) {

	private static final Pattern FAILED_SQL = Pattern.compile("\\[Failed SQL: (?:\\(-?\\d+\\) ?)?(.*)]\\s*$",
			Pattern.DOTALL);

	private static final Pattern H2_DECORATION = Pattern.compile("; SQL statement:.*|\\s*\\[\\d+-\\d+]\\s*$",
			Pattern.DOTALL);

	private static final Pattern POSTGRESQL_DECORATION = Pattern.compile("^(?:ERROR|FATAL): |\\n\\s*Position: \\d+");

	/** PostgreSQL's words for a column's type, HSQLDB's, and SQLite's. */
	private static final Pattern IN_USE_WORDS = Pattern
		.compile("used by a view or rule|dependent objects exist|column is referenced in|error in (?:view|trigger) ");

	/** SQLite's words for a table, an index and a column. */
	private static final Pattern EXISTS_WORDS = Pattern.compile("already exists\\)|duplicate column name");

	/** PostgreSQL's words for a constraint and an index, MariaDB's, and SQLite's. */
	private static final Pattern NO_CONSTRAINT_WORDS = Pattern
		.compile("(?:constraint|index) \"[^\"]+\" (?:of relation \"[^\"]+\" )?does not exist"
				+ "|Can't DROP (?:CONSTRAINT|INDEX|FOREIGN KEY)|no such index");

	/**
	 * What the operating system says to an engine within this process, Linux and Windows.
	 */
	private static final Pattern NO_SPACE = Pattern.compile("No space left on device|not enough space on the disk");

	/** H2 misses a column that is to go in the view that names it. */
	private static final Pattern DROPPED_COLUMN = Pattern.compile("^ALTER TABLE .* DROP COLUMN ",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/**
	 * Finds the reason in a chain of exceptions: the database's own words where there are
	 * any, otherwise those of the innermost exception.
	 */
	static DatabaseReason of(Throwable failure) {
		Throwable innermost = failure;
		SQLException refusal = null;
		String statement = null;
		boolean full = false;
		for (Throwable cause = failure; cause != null; cause = next(cause)) {
			innermost = cause;
			full |= NO_SPACE.matcher(String.valueOf(cause.getMessage())).find();
			if (cause instanceof SQLException ex) {
				refusal = ex;
			}
			Matcher matcher = FAILED_SQL.matcher(String.valueOf(cause.getMessage()));
			if (statement == null && matcher.find()) {
				statement = matcher.group(1).strip();
			}
		}
		Throwable speaker = (refusal != null) ? refusal : innermost;
		Kind kind = (refusal != null) ? kind(refusal, statement) : Kind.OTHER;
		return new DatabaseReason(text(speaker), (full && kind == Kind.OTHER) ? Kind.NO_ROOM : kind, statement);
	}

	private static Kind kind(SQLException refusal, @Nullable String statement) {
		boolean missedInView = "42S22".equals(refusal.getSQLState()) && statement != null
				&& DROPPED_COLUMN.matcher(statement).find();
		return missedInView ? Kind.IN_USE : Kind.of(refusal);
	}

	private static @Nullable Throwable next(Throwable cause) {
		return (cause.getCause() != cause) ? cause.getCause() : null;
	}

	private static String text(Throwable speaker) {
		String message = speaker.getMessage();
		if (message == null || message.isBlank()) {
			return speaker.getClass().getName();
		}
		String text = H2_DECORATION.matcher(message).replaceAll("");
		text = POSTGRESQL_DECORATION.matcher(text).replaceAll("");
		return Secrets.mask(text.strip());
	}

	/**
	 * What can be said about a refusal beyond the database's words.
	 */
	enum Kind {

		/** The object is there already. */
		EXISTS,

		/** A mandatory column would be without a value. */
		NULL_VALUE,

		/** A row would refer to nothing, or be missed by one that refers to it. */
		FOREIGN_KEY,

		/** Two rows would have the same value. */
		DUPLICATE,

		/** There is no constraint or index of that name. */
		NO_CONSTRAINT,

		/** Something else is made of it: a view, a function. */
		IN_USE,

		/** The user must not. */
		NOT_ALLOWED,

		/** Somebody else has held a lock for too long. */
		LOCK_TIMEOUT,

		/** It took too long. */
		STATEMENT_TIMEOUT,

		/** The disk is full, or what the database may take of it. */
		NO_ROOM,

		/** The statement was prepared in another session. */
		POOLED,

		/** Nothing can be written, whoever tries. */
		READ_ONLY,

		/** Anything else. */
		OTHER;

		/** MariaDB's error where an option of the server, whichever, is in the way. */
		private static final int PREVENTED = 1290;

		static Kind of(SQLException refusal) {
			String state = String.valueOf(refusal.getSQLState());
			return switch (state) {
				case "42504", "42P07", "42P06", "42710", "42701", "42S01", "42S11", "42S21", "90035", "90038", "90041",
						"90045", "90076", "90078", "90119" ->
					EXISTS;
				case "23502", "90081" -> NULL_VALUE;
				case "23503", "23506" -> FOREIGN_KEY;
				case "23505" -> DUPLICATE;
				case "90057", "42S12" -> NO_CONSTRAINT;
				case "2BP01", "90083", "90107" -> IN_USE;
				case "42501", "90096" -> NOT_ALLOWED;
				case "55P03", "HYT00" -> LOCK_TIMEOUT;
				case "57014" -> STATEMENT_TIMEOUT;
				case "53100" -> NO_ROOM;
				case "26000", "42P05" -> POOLED;
				case "25006", "90097" -> READ_ONLY;
				default -> ofWords(refusal);
			};
		}

		private static Kind ofWords(SQLException refusal) {
			String words = String.valueOf(refusal.getMessage());
			if (IN_USE_WORDS.matcher(words).find()) {
				return IN_USE;
			}
			if (NO_CONSTRAINT_WORDS.matcher(words).find()) {
				return NO_CONSTRAINT;
			}
			if (refusal.getErrorCode() == PREVENTED && !words.contains("read-only")) {
				return OTHER;
			}
			return EXISTS_WORDS.matcher(words).find() ? EXISTS : ofCode(refusal.getErrorCode());
		}

		/**
		 * What has no SQLState of its own on MariaDB, or on SQLite, which has none at
		 * all.
		 */
		private static Kind ofCode(int errorCode) {
			return switch (errorCode) {
				case 1205 -> LOCK_TIMEOUT;
				case 1969 -> STATEMENT_TIMEOUT;
				case 1050, 1060, 1061, 1826 -> EXISTS;
				case 1021, 1114, 13 -> NO_ROOM;
				case PREVENTED, 1792, 1836, 8 -> READ_ONLY;
				case 1044, 1142, 1143, 1227 -> NOT_ALLOWED;
				default -> OTHER;
			};
		}

	}

}
