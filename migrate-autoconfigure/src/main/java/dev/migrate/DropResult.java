package dev.migrate;

import java.util.List;

/**
 * What was taken out of the database.
 *
 * @param dropped what was dropped, in words
 */
public record DropResult(List<String> dropped) {

	public DropResult {
		dropped = List.copyOf(dropped);
	}

}
