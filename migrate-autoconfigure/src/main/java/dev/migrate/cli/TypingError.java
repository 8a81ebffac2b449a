package dev.migrate.cli;

import java.util.Collection;
import java.util.List;

/**
 * Finds the word that was meant.
 */
final class TypingError {

	private TypingError() {
	}

	/**
	 * The words that few edits lead to.
	 */
	static List<String> suggestions(String typed, Collection<String> words) {
		int allowed = Math.max(1, typed.length() / 3);
		return words.stream().filter((word) -> distance(typed, word) <= allowed).sorted().toList();
	}

	/**
	 * How many letters have to be put in, left out, changed or swapped with the next one.
	 */
	private static int distance(String from, String to) {
		int[][] costs = new int[from.length() + 1][to.length() + 1];
		for (int i = 0; i <= from.length(); i++) {
			for (int j = 0; j <= to.length(); j++) {
				costs[i][j] = (i == 0 || j == 0) ? i + j : cost(costs, from, i, to, j);
			}
		}
		return costs[from.length()][to.length()];
	}

	private static int cost(int[][] costs, String from, int i, String to, int j) {
		boolean same = from.charAt(i - 1) == to.charAt(j - 1);
		int cost = Math.min(costs[i - 1][j - 1] + (same ? 0 : 1), Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
		boolean swapped = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
				&& from.charAt(i - 2) == to.charAt(j - 1);
		return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
	}

}
