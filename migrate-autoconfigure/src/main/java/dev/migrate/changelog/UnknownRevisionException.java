package dev.migrate.changelog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.migrate.failure.MigrationException;

/**
 * No revision, or more than one, answers to a name.
 */
public class UnknownRevisionException extends MigrationException {

	private static final int NEAR_MATCHES = 3;

	UnknownRevisionException(String message, String action) {
		super(message, action);
	}

	static UnknownRevisionException unknown(String name, List<String> revisions) {
		String near = nearMatches(name, revisions);
		String action = revisions.isEmpty() ? "There are no revisions yet; makemigrations writes the first one."
				: near.isEmpty() ? "showmigrations lists the revisions."
						: "Did you mean:\n" + near + "\nshowmigrations lists all revisions.";
		return new UnknownRevisionException("Can't locate revision identified by '" + name + "'", action);
	}

	static UnknownRevisionException ambiguous(String name, List<String> candidates) {
		return new UnknownRevisionException("More than one revision begins with '" + name + "'",
				"Use more of the name:\n" + list(candidates));
	}

	/**
	 * Fewer revisions lie ahead or behind than a relative name counts.
	 * @param name the relative name: {@code -2}, {@code +1}
	 * @param available how many there are
	 */
	public static UnknownRevisionException relative(String name, int available) {
		String steps = name.substring(1);
		return new UnknownRevisionException(
				"Relative revision " + name + " didn't produce " + steps + " migrations: "
						+ (name.startsWith("-") ? "applied" : "pending") + " are " + available,
				"showmigrations lists the revisions.");
	}

	private static String nearMatches(String name, List<String> revisions) {
		String wanted = name.toLowerCase(Locale.ROOT);
		return list(revisions.stream()
			.filter((revision) -> distance(wanted, revision) <= Math.max(2, wanted.length() / 3))
			.sorted(Comparator.comparingInt((revision) -> distance(wanted, revision)))
			.limit(NEAR_MATCHES)
			.toList());
	}

	private static String list(List<String> revisions) {
		return revisions.stream().map((revision) -> "  " + revision).collect(Collectors.joining("\n"));
	}

	/**
	 * How many edits lead from a name to the part of an id that is most like it.
	 */
	private static int distance(String name, String id) {
		int[] costs = new int[id.length() + 1];
		for (int i = 1; i <= name.length(); i++) {
			int diagonal = costs[0];
			costs[0] = i;
			for (int j = 1; j <= id.length(); j++) {
				int substitution = diagonal + ((name.charAt(i - 1) == Character.toLowerCase(id.charAt(j - 1))) ? 0 : 1);
				diagonal = costs[j];
				costs[j] = Math.min(substitution, Math.min(costs[j], costs[j - 1]) + 1);
			}
		}
		int best = costs[0];
		for (int cost : costs) {
			best = Math.min(best, cost);
		}
		return best;
	}

}
