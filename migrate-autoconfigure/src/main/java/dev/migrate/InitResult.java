package dev.migrate;

import java.nio.file.Path;
import java.util.List;

/**
 * What was made ready for the first revision.
 *
 * @param changeLog the master changelog's location
 * @param directory where revisions are written
 * @param created what had not been there
 */
public record InitResult(String changeLog, Path directory, List<Path> created) {

	public InitResult {
		created = List.copyOf(created);
	}

}
