package dev.migrate;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Revisions that were taken out of the source tree.
 *
 * @param removed the files that are gone
 * @param copies where they are now, or null if there were none
 */
public record RemoveResult(List<Path> removed, @Nullable Path copies) {

	public RemoveResult {
		removed = List.copyOf(removed);
	}

}
