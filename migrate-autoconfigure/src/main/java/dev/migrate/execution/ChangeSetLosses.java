package dev.migrate.execution;

import java.util.List;

/**
 * What a pending change set would take away.
 *
 * @param id the change set's id
 * @param losses what it would take away
 */
public record ChangeSetLosses(String id, List<DataLoss> losses) {

	public ChangeSetLosses {
		losses = List.copyOf(losses);
	}

}
