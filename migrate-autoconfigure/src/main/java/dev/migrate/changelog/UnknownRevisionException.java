package dev.migrate.changelog;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.failure.NearMatches;
import dev.migrate.failure.UnknownNameException;

/**
 * No revision, or more than one, answers to a name.
 */
public class UnknownRevisionException extends UnknownNameException {

	UnknownRevisionException(String message, String action) {
		super(message, action);
	}

	static UnknownRevisionException unknown(String name, List<String> revisions) {
		String near = list(NearMatches.of(name, revisions));
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

	private static String list(List<String> revisions) {
		return revisions.stream().map((revision) -> "  " + revision).collect(Collectors.joining("\n"));
	}

}
