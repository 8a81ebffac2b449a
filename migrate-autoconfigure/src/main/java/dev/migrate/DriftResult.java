package dev.migrate;

import java.util.List;

import dev.migrate.change.SchemaChange;

/**
 * How the database differs from what the change sets that have run make.
 *
 * @param changes what somebody has done to it by hand
 */
public record DriftResult(List<SchemaChange> changes) {

	public DriftResult {
		changes = List.copyOf(changes);
	}

	/**
	 * Whether there is nothing of the kind.
	 */
	public boolean isEmpty() {
		return this.changes.isEmpty();
	}

}
