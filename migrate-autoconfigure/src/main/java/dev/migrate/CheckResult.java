package dev.migrate;

import java.util.List;

import dev.migrate.change.SchemaChange;
import dev.migrate.execution.MigrationStatus;

/**
 * The answer to both questions.
 *
 * @param changes what the entities have and the changelog has not: a revision has to be
 * written
 * @param questions what has to be decided before it can be written, in words
 * @param leftAlone what is in the changelog but not in the entities and stays, in words
 * @param status what has run and what has not: pending change sets have to be run
 * @param drift what somebody changed in the database by hand, in words; empty while
 * something is pending
 */
public record CheckResult(List<SchemaChange> changes, List<String> questions, List<String> leftAlone,
		MigrationStatus status, List<String> drift) {

	public CheckResult {
		changes = List.copyOf(changes);
		questions = List.copyOf(questions);
		leftAlone = List.copyOf(leftAlone);
		drift = List.copyOf(drift);
	}

	/**
	 * Whether entities, changelog and database agree.
	 */
	public boolean inStep() {
		return this.changes.isEmpty() && this.questions.isEmpty() && this.status.upToDate() && this.drift.isEmpty();
	}

	/**
	 * The same for another place in which the changelog runs.
	 */
	CheckResult withStatus(MigrationStatus status) {
		return new CheckResult(this.changes, this.questions, this.leftAlone, status, List.of());
	}

}
