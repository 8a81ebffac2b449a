package dev.migrate.changelog;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A change set before it is written in any format.
 *
 * @param id its id
 * @param author its author
 * @param dbms the engines that it is for, or empty for all
 * @param quoted whether names are written as the catalogs spell them
 * @param loses what rows or values it can lose, in words, or null
 * @param changes its change; empty only in a revision that is to be filled by hand
 * @param rollback what undoes it
 */
record ChangeSetDraft(String id, String author, List<String> dbms, boolean quoted, @Nullable String loses,
		List<ChangeNode> changes, List<ChangeNode> rollback) {

	ChangeSetDraft {
		dbms = List.copyOf(dbms);
		changes = List.copyOf(changes);
		rollback = List.copyOf(rollback);
	}

}
