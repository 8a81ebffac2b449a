package dev.migrate.diff;

import java.util.Map;
import java.util.Optional;

/**
 * Decides whether something that is gone and something that is new are one and the same.
 */
@FunctionalInterface
public interface RenameDecider {

	/**
	 * Decides nothing: every question stays open, and nothing is dropped on a guess.
	 */
	RenameDecider UNDECIDED = (candidate) -> Optional.empty();

	/**
	 * Whether the candidate is a rename, or empty if nobody knows.
	 */
	Optional<Boolean> isRename(RenameCandidate candidate);

	/**
	 * Whether the user has named this rename up front. Such a rename holds whatever the
	 * shape of the two, and before equal names are matched, so that it can be one in a
	 * chain.
	 * @param kind what it is
	 * @param from the old name; for a column {@code table.column}
	 * @param to the new name; for a column {@code table.column}
	 */
	default boolean isNamed(RenameCandidate.Kind kind, String from, String to) {
		return false;
	}

	/**
	 * Knows the renames that the user has named, and asks another decider about the rest.
	 * @param renames what was renamed: {@code users.name} to {@code full_name} or
	 * {@code users.full_name}, {@code author} to {@code writer}
	 * @param otherwise is asked about the rest
	 */
	static RenameDecider of(Map<String, String> renames, RenameDecider otherwise) {
		return new NamedRenames(renames, otherwise);
	}

}
