package dev.migrate.lint;

import java.util.List;

import dev.migrate.change.PlacedStep;

/**
 * A change set as rules see it.
 *
 * @param id its id
 * @param author its author
 * @param comment its comment, or empty text
 * @param inTransaction whether a transaction is around it
 * @param steps what it does
 */
public record LintedChangeSet(String id, String author, String comment, boolean inTransaction, List<PlacedStep> steps) {

	public LintedChangeSet {
		steps = List.copyOf(steps);
	}

}
