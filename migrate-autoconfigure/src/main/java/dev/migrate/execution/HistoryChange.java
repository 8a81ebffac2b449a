package dev.migrate.execution;

import java.util.List;

/**
 * How the history was changed by hand.
 *
 * @param applied the ids of the revisions that were marked as applied, in order
 * @param unapplied the ids of the revisions that were marked as pending, newest first
 * @param forgotten the rows that no file explains and that were taken out, in words
 */
public record HistoryChange(List<String> applied, List<String> unapplied, List<String> forgotten) {

	public HistoryChange {
		applied = List.copyOf(applied);
		unapplied = List.copyOf(unapplied);
		forgotten = List.copyOf(forgotten);
	}

}
