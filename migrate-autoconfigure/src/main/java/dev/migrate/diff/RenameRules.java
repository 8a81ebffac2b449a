package dev.migrate.diff;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What makes one object of a kind the same as another under a new name.
 *
 * @param <T> the kind of object
 */
interface RenameRules<T> {

	/**
	 * What is unique among the objects matched.
	 */
	Object name(T object);

	/**
	 * The spelling of an object that is there, for messages and to sort by.
	 */
	String from(T object);

	/**
	 * The spelling of an object that is wanted, for messages and to sort by.
	 */
	String to(T object);

	/**
	 * Whether the names differ in case and quotes at most.
	 */
	boolean sameWord(T from, T to);

	boolean managed(T from);

	/**
	 * Whether the user wants it dropped.
	 */
	boolean dropped(T from);

	/**
	 * Whether the user has named the rename up front.
	 */
	boolean named(T from, T to);

	/**
	 * How much the two look alike, or empty if they cannot be the same.
	 */
	OptionalDouble likeness(T from, T to);

	/**
	 * Whether two may be the same although they do not look alike, because nothing better
	 * is left for them or what surrounds them says so.
	 * @param gone what is still gone when everything that looks alike has been decided
	 * @param added what is still new then
	 */
	default boolean lastResort(T from, T to, List<T> gone, List<T> added) {
		return false;
	}

	/**
	 * Whether two may be the same although nothing says so but that the one goes and the
	 * other comes.
	 * @param gone what is still gone when everything else has been decided
	 * @param added what is still new then
	 */
	default boolean conceivable(T from, T to, List<T> gone, List<T> added) {
		return false;
	}

	RenameCandidate candidate(T from, T to);

	Optional<Boolean> decide(RenameCandidate candidate);

}
