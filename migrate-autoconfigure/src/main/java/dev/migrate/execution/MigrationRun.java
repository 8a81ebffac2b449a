package dev.migrate.execution;

import java.util.List;

/**
 * What a run has done.
 *
 * @param applied the ids of the revisions that were applied or completed, in order
 * @param changeSets how many change sets ran
 */
public record MigrationRun(List<String> applied, int changeSets) {

	public MigrationRun {
		applied = List.copyOf(applied);
	}

	/**
	 * Nothing ran.
	 */
	public static MigrationRun nothing() {
		return new MigrationRun(List.of(), 0);
	}

}
