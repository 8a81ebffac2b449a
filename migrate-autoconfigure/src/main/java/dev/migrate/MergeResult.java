package dev.migrate;

import java.nio.file.Path;
import java.util.List;

import dev.migrate.changelog.BranchConflict;

import org.jspecify.annotations.Nullable;

/**
 * What became of branches.
 *
 * @param revision the id of the revision in which they meet, or null if there is only one
 * @param file where it was written, or would be in a dry run, or null
 * @param written whether the file is there now
 * @param merged the ids of the revisions in which the branches end, in the order in which
 * they run
 * @param conflicts what several of them are about
 * @param orderMatters what is different where they ran the other way round, in words:
 * empty where that makes no difference
 */
public record MergeResult(@Nullable String revision, @Nullable Path file, boolean written, List<String> merged,
		List<BranchConflict> conflicts, List<String> orderMatters) {

	public MergeResult {
		merged = List.copyOf(merged);
		conflicts = List.copyOf(conflicts);
		orderMatters = List.copyOf(orderMatters);
	}

}
