package dev.migrate.changelog;

import java.time.Instant;
import java.util.List;

import liquibase.changelog.ChangeSet;

import org.jspecify.annotations.Nullable;

/**
 * A changelog file with change sets of its own.
 *
 * @param id the file's stem, or its path if another file has the same stem
 * @param path the file, as the history names it
 * @param message what it is for, or null where the file does not say
 * @param parent the revision before it when it was written, several with commas where
 * branches meet, or null
 * @param created when it was written, or null where the file does not say
 * @param generated whether it was generated rather than written by hand
 * @param repeatable whether it has no place among the others: all its change sets run
 * again whenever they change
 * @param replaces the ids of the revisions that it stands for since they were squashed
 * @param changeSets its change sets for the engine that the changelog was loaded for, in
 * the order in which they run
 */
public record Revision(String id, String path, @Nullable String message, @Nullable String parent,
		@Nullable Instant created, boolean generated, boolean repeatable, List<String> replaces,
		List<ChangeSet> changeSets) implements RevisionGraph.Member {

	/**
	 * The label of a change set that can lose rows or values.
	 */
	public static final String DESTRUCTIVE = "destructive";

	public Revision {
		replaces = List.copyOf(replaces);
		changeSets = List.copyOf(changeSets);
	}

	/**
	 * A revision with a place among the others that stands for none of them.
	 */
	public Revision(String id, String path, @Nullable String message, @Nullable String parent,
			@Nullable Instant created, boolean generated, List<ChangeSet> changeSets) {
		this(id, path, message, parent, created, generated, false, List.of(), changeSets);
	}

	/**
	 * Whether one of its change sets can lose rows or values.
	 */
	public boolean destructive() {
		return this.changeSets.stream().anyMatch(Revision::destructive);
	}

	/**
	 * Whether a change set is labelled as one that can lose rows or values.
	 */
	public static boolean destructive(ChangeSet changeSet) {
		return changeSet.getLabels() != null && changeSet.getLabels().getLabels().contains(DESTRUCTIVE);
	}

}
