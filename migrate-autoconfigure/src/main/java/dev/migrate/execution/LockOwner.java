package dev.migrate.execution;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import liquibase.changelog.ChangeSet;
import liquibase.util.NetUtil;
import org.jspecify.annotations.Nullable;

/**
 * What an owner of ours writes about itself into Liquibase's lock: in Liquibase's own
 * words where it runs, and then what others need once it is dead.
 *
 * @param host where it runs
 * @param session what no other owner has: the name of its session in the database, where
 * others ask for that, or one that it has made up; null for an owner of an earlier
 * version
 * @param at the statement that it has begun last, or null
 */
record LockOwner(String host, @Nullable String session, @Nullable String at) {

	private static final String MARK = ", migrate-starter";

	private static final String UNDOING = " undoing";

	private static final Pattern TEXT = Pattern.compile("(.*?)(?:, session ([^,]+))?(?:, at ([^,]+))?" + MARK,
			Pattern.DOTALL);

	private static final Pattern UNUSUAL = Pattern.compile("[^\\w.-]");

	/** What the column holds. */
	private static final int LENGTH = 255;

	/** Where the random digits of an identifier are the last. */
	private static final int DIGITS = 24;

	/**
	 * This process.
	 * @param session the name of its session, or null where nobody asks for it
	 */
	static LockOwner here(@Nullable String session) {
		return new LockOwner(NetUtil.getLocalHostName() + " (" + NetUtil.getLocalHostAddress() + ")",
				(session != null) ? session : UUID.randomUUID().toString().substring(DIGITS), null);
	}

	/**
	 * The owner of a lock, or null if it is none of ours.
	 */
	static @Nullable LockOwner parse(@Nullable String text) {
		Matcher matcher = TEXT.matcher(String.valueOf(text));
		return matcher.matches() ? new LockOwner(matcher.group(1), matcher.group(2), matcher.group(3)) : null;
	}

	/**
	 * How a statement of a change set is called. Its id tells people which one is meant,
	 * the rest tells apart those with the same id.
	 * @param undoing whether it is one of those that undo it
	 */
	static String place(ChangeSet changeSet, boolean undoing, int statement) {
		String id = UNUSUAL.matcher(changeSet.getId()).replaceAll("_");
		return id.substring(0, Math.min(id.length(), 60)) + "#"
				+ Integer.toHexString(changeSet.toNormalizedString().hashCode()) + (undoing ? UNDOING : "")
				+ " statement " + (statement + 1);
	}

	/**
	 * Whether a place is in what undoes a change set.
	 */
	static boolean undoes(String place) {
		return place.contains(UNDOING + " ");
	}

	LockOwner at(@Nullable String at) {
		return new LockOwner(this.host, this.session, at);
	}

	/**
	 * What the words of this owner are like, for SQL's {@code like}, and those of nobody
	 * else: two processes of one host must not pass for each other.
	 */
	String words() {
		return "%, session " + this.session + ",%";
	}

	String text() {
		String end = ((this.session != null) ? ", session " + this.session : "")
				+ ((this.at != null) ? ", at " + this.at : "") + MARK;
		return this.host.substring(0, Math.min(this.host.length(), LENGTH - end.length())) + end;
	}

}
