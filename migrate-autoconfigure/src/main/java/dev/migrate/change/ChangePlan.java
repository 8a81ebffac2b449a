package dev.migrate.change;

import java.util.List;

/**
 * The steps from one schema to another, in an order that can run.
 *
 * @param changes the steps
 * @param leftAlone what is in the schema but not in the entities, and stays because no
 * generated revision made it: one line in words for each object
 */
public record ChangePlan(List<SchemaChange> changes, List<String> leftAlone) {

	public ChangePlan {
		changes = List.copyOf(changes);
		leftAlone = List.copyOf(leftAlone);
	}

	public boolean isEmpty() {
		return this.changes.isEmpty();
	}

	/**
	 * Whether one of the steps can lose rows or values.
	 */
	public boolean destructive() {
		return this.changes.stream().anyMatch(SchemaChange::destructive);
	}

}
