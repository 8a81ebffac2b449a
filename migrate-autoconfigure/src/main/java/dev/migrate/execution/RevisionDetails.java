package dev.migrate.execution;

import java.time.Instant;
import java.util.List;

import dev.migrate.execution.MigrationStatus.RevisionStatus;
import org.jspecify.annotations.Nullable;

/**
 * All about one revision.
 *
 * @param revision what its file says about it, and how far it has run
 * @param changeSets its change sets, in the order in which they run
 */
public record RevisionDetails(RevisionStatus revision, List<ChangeSetDetails> changeSets) {

	public RevisionDetails {
		changeSets = List.copyOf(changeSets);
	}

	/**
	 * All about one change set.
	 *
	 * @param id its id
	 * @param author its author
	 * @param description what it does, in Liquibase's words
	 * @param comments its comment
	 * @param labels its labels
	 * @param contexts its contexts
	 * @param applies whether it is meant for this database and these contexts and labels
	 * @param appliedAt when it ran, or null
	 * @param execType how it ended, in Liquibase's words, or null if it has not run
	 * @param destructive whether it can lose rows or values
	 * @param operations what it does, in words, change by change
	 * @param sql the statements that it runs
	 * @param rollback the statements that undo it, or null if nothing does
	 */
	public record ChangeSetDetails(String id, String author, @Nullable String description, @Nullable String comments,
			List<String> labels, List<String> contexts, boolean applies, @Nullable Instant appliedAt,
			@Nullable String execType, boolean destructive, List<String> operations, List<String> sql,
			@Nullable List<String> rollback) {

		public ChangeSetDetails {
			labels = List.copyOf(labels);
			contexts = List.copyOf(contexts);
			operations = List.copyOf(operations);
			sql = List.copyOf(sql);
			rollback = (rollback != null) ? List.copyOf(rollback) : null;
		}

	}

}
