package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.Schema;

/**
 * The steps from one schema to another, in an order that can run.
 *
 * @param from the schema before the first step
 * @param changes the steps
 * @param leftAlone what is in the schema but not in the entities, and stays because no
 * generated revision made it: one line in words for each object
 */
public record ChangePlan(Schema from, List<SchemaChange> changes, List<String> leftAlone) {

	public ChangePlan {
		changes = List.copyOf(changes);
		leftAlone = List.copyOf(leftAlone);
	}

	/**
	 * A plan from the same schema with other steps.
	 */
	public ChangePlan withChanges(List<SchemaChange> changes) {
		return new ChangePlan(this.from, changes, this.leftAlone);
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
