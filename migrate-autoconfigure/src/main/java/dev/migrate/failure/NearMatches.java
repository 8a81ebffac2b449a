package dev.migrate.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds what somebody may have meant who mistyped a name.
 */
public final class NearMatches {

	private static final int LIMIT = 3;

	private NearMatches() {
	}

	/**
	 * The names that are most like the one given, or contain something like it: the
	 * nearest first, at most three.
	 */
	public static List<String> of(String name, Collection<String> names) {
		String wanted = name.toLowerCase(Locale.ROOT);
		return names.stream()
			.filter((candidate) -> distance(wanted, candidate) <= Math.max(1, wanted.length() / 3))
			.sorted(Comparator.comparingInt((candidate) -> distance(wanted, candidate)))
			.limit(LIMIT)
			.toList();
	}

	/**
	 * How many edits lead from a name to the part of another that is most like it.
	 */
	private static int distance(String name, String other) {
		int[] costs = new int[other.length() + 1];
		for (int i = 1; i <= name.length(); i++) {
			int diagonal = costs[0];
			costs[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				boolean same = name.charAt(i - 1) == Character.toLowerCase(other.charAt(j - 1));
				int substitution = diagonal + (same ? 0 : 1);
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
