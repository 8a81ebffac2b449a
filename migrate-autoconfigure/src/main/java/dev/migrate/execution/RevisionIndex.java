package dev.migrate.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import liquibase.changelog.ChangeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the revision that a change set belongs to, by the identity that the history
 * keeps.
 */
class RevisionIndex {

	/** Liquibase's own rows, such as the one that holds a tag on an empty history. */
	private static final String INTERNAL = "liquibase-internal";

	private final Map<String, String> revisions = new HashMap<>();

	/** The revisions that stand for others, by the ids of the others. */
	private final Map<String, String> replacements = new HashMap<>();

	RevisionIndex(Changelog changelog) {
		Map<String, String> byPath = new HashMap<>();
		for (Revision revision : changelog.revisions()) {
			byPath.put(revision.path(), revision.id());
			revision.replaces().forEach((id) -> this.replacements.put(id, revision.id()));
			revision.changeSets()
				.forEach((changeSet) -> this.revisions.put(changeSet.toNormalizedString(), revision.id()));
		}
		// Liquibase puts aside what is for other engines; the history may have it all the
		// same, for instance when a change set lost an engine after it had run
		for (ChangeSet changeSet : changelog.databaseChangeLog().getSkippedChangeSets()) {
			this.revisions.putIfAbsent(changeSet.toNormalizedString(),
					byPath.getOrDefault(changeSet.getFilePath(), changeSet.getFilePath()));
		}
	}

	/**
	 * The revision of a row of the history, or null if no file explains it.
	 */
	@Nullable String find(HistoryRow row) {
		String revision = this.revisions.get(RunRule.key(row));
		return (revision != null) ? revision : this.replacements.get(SquashedHistory.id(row));
	}

	/**
	 * The rows that no file explains, without those that Liquibase keeps for itself.
	 */
	List<HistoryRow> unknown(List<HistoryRow> history) {
		return history.stream().filter((row) -> find(row) == null && !INTERNAL.equals(row.fileName())).toList();
	}

	String find(ChangeSet changeSet) {
		return this.revisions.getOrDefault(changeSet.toNormalizedString(), changeSet.getFilePath());
	}

}
