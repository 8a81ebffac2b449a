package dev.migrate;

import java.util.List;

/**
 * What has run.
 *
 * @param applied the ids of the revisions that were applied or completed, in order
 * @param changeSets how many change sets ran
 */
public record MigrateResult(List<String> applied, int changeSets) {

	public MigrateResult {
		applied = List.copyOf(applied);
	}

}
