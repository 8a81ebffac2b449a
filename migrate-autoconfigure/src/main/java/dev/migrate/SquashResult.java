package dev.migrate;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One revision in place of several.
 *
 * @param revision its id
 * @param file where it was written, or would be in a dry run
 * @param written whether the file is there now
 * @param replaced the ids of the revisions that it stands for
 * @param copies where their files are now, or null in a dry run
 */
public record SquashResult(String revision, Path file, boolean written, List<String> replaced, @Nullable Path copies) {

	public SquashResult {
		replaced = List.copyOf(replaced);
	}

}
