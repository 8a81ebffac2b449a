package dev.migrate.diff;

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

}
