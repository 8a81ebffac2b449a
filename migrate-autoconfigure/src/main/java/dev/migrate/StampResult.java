package dev.migrate;

import java.util.List;

/**
 * What has been marked.
 *
 * @param applied the ids of the revisions that were marked as applied, in order
 * @param unapplied the ids of the revisions that were marked as pending, newest first
 * @param forgotten the rows that no file explains and that were forgotten, in words
 */
public record StampResult(List<String> applied, List<String> unapplied, List<String> forgotten) {

	public StampResult {
		applied = List.copyOf(applied);
		unapplied = List.copyOf(unapplied);
		forgotten = List.copyOf(forgotten);
	}

	/**
	 * Whether the history said so already.
	 */
	public boolean isEmpty() {
		return this.applied.isEmpty() && this.unapplied.isEmpty() && this.forgotten.isEmpty();
	}

}
