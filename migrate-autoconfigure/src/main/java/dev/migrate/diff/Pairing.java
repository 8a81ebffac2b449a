package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which members of a table belong together before and after.
 *
 * @param <T> the kind of member
 * @param pairs those that do
 * @param gone what nothing wanted belongs to
 * @param added what nothing present belongs to
 */
record Pairing<T>(List<Pair<T>> pairs, List<T> gone, List<T> added) {

	/**
	 * Pairs by the first predicate as many as possible, of the rest by the second, and so
	 * on: strong ones come first.
	 */
	static <T> Pairing<T> of(List<T> before, List<T> wanted, List<BiPredicate<T, T>> predicates) {
		List<Pair<T>> pairs = new ArrayList<>();
		List<T> gone = new ArrayList<>(before);
		List<T> added = new ArrayList<>(wanted);
		for (BiPredicate<T, T> predicate : predicates) {
			for (T present : List.copyOf(gone)) {
				Optional<T> partner = added.stream().filter((other) -> predicate.test(present, other)).findFirst();
				partner.ifPresent((other) -> {
					pairs.add(new Pair<>(present, other));
					gone.remove(present);
					added.remove(other);
				});
			}
		}
		return new Pairing<>(List.copyOf(pairs), List.copyOf(gone), List.copyOf(added));
	}

	/**
	 * Two that belong together.
	 *
	 * @param <T> the kind of member
	 * @param before the one that is there
	 * @param wanted the one that is to be there
	 */
	record Pair<T>(T before, T wanted) {
	}

}
