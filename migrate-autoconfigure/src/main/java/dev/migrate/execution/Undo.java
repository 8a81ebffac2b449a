package dev.migrate.execution;

import java.util.List;

import dev.migrate.changelog.Revision;
import liquibase.changelog.ChangeSet;

/**
 * A revision that has run, wholly or in part, and is to be undone.
 *
 * @param revision the revision
 * @param steps its change sets that have run, the last one first
 */
record Undo(Revision revision, List<Step> steps) {

	/**
	 * A change set to be undone.
	 *
	 * @param changeSet the change set
	 * @param rows its rows in the history: one, as a rule
	 */
	record Step(ChangeSet changeSet, List<HistoryRow> rows) {

		/**
		 * Whether it did anything. A precondition may have had it marked as run instead,
		 * because what it makes was there before: that is not ours to undo.
		 */
		boolean ran() {
			return this.rows.stream().anyMatch((row) -> !"MARK_RAN".equals(row.execType()));
		}

	}

}
