package dev.migrate;

import java.nio.file.Path;
import java.util.List;

/**
 * What was made ready for the first revision.
 *
 * @param changeLog the master changelog's location
 * @param directory where revisions are written
 * @param created what had not been there
 * @param changed what was there and had to be changed
 * @param suggestions what was left to a person, in words
 */
public record InitResult(String changeLog, Path directory, List<Path> created, List<Path> changed,
		List<String> suggestions) {

	public InitResult {
		created = List.copyOf(created);
		changed = List.copyOf(changed);
		suggestions = List.copyOf(suggestions);
	}

}
