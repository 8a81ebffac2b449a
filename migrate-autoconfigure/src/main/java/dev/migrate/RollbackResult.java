package dev.migrate;

import java.util.List;

import dev.migrate.execution.DataLoss;

/**
 * What has been undone.
 *
 * @param unapplied the ids of the revisions that were undone, newest first
 * @param losses what that took away
 */
public record RollbackResult(List<String> unapplied, List<DataLoss> losses) {

	public RollbackResult {
		unapplied = List.copyOf(unapplied);
		losses = List.copyOf(losses);
	}

}
