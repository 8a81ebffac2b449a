package dev.migrate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which branches are to meet.
 *
 * @param message what the revision says it is for, or null to have it name them
 * @param revisions the revisions in which the branches end, by their ids or unique
 * prefixes, or none for all that no other follows
 * @param dryRun whether to compose the revision without writing it
 */
public record MergeRequest(@Nullable String message, List<String> revisions, boolean dryRun) {

	public MergeRequest {
		revisions = List.copyOf(revisions);
	}

	/**
	 * All branches.
	 */
	public static MergeRequest all(@Nullable String message) {
		return new MergeRequest(message, List.of(), false);
	}

}
