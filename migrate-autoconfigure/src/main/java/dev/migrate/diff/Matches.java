package dev.migrate.diff;

import java.util.List;

/**
 * Which objects are the same before and after.
 *
 * @param <T> the kind of object
 * @param pairs those that are, under the same name or a new one
 * @param open what may be a rename, which nobody has decided
 * @param blocking what the user wants dropped and whose name a rename takes
 */
record Matches<T>(List<Pairing.Pair<T>> pairs, List<Match<T>> open, List<T> blocking) {

	/**
	 * A possible rename.
	 *
	 * @param <T> the kind of object
	 * @param from what is gone
	 * @param to what is new
	 * @param candidate the question
	 * @param likeness how much they look alike
	 */
	record Match<T>(T from, T to, RenameCandidate candidate, double likeness) {
	}

}
