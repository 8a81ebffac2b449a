package dev.migrate.changelog;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a change set does, before it has an identity.
 *
 * @param dbms the engines that it is for, or empty for all
 * @param quoted whether names are written as the catalogs spell them
 * @param superfluous a query that counts what makes it superfluous, or null
 * @param loses what rows or values it can lose, in words, or null
 * @param changes its change
 * @param rollback what undoes it
 */
record ChangeSetContent(List<String> dbms, boolean quoted, @Nullable String superfluous, @Nullable String loses,
		List<ChangeNode> changes, List<ChangeNode> rollback) {

	/**
	 * To be filled by hand.
	 */
	static final ChangeSetContent EMPTY = new ChangeSetContent(List.of(), false, null, null, List.of(), List.of());

	ChangeSetContent {
		dbms = List.copyOf(dbms);
		changes = List.copyOf(changes);
		rollback = List.copyOf(rollback);
	}

}
