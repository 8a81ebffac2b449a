package dev.migrate.actuate;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.RevisionDetails;
import dev.migrate.execution.RevisionDetails.ChangeSetDetails;
import dev.migrate.failure.SecretParameters;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of one revision, for each database that has it.
 *
 * @param contexts the application contexts by their ids
 */
public record RevisionDescriptor(Map<String, ContextRevisions> contexts) implements OperationResponseBody {

	/**
	 * Description of a revision in an application context's databases.
	 *
	 * @param databases what it is there, by the names of the databases that have it
	 */
	public record ContextRevisions(Map<String, Revision> databases) {
	}

	/**
	 * Description of a revision.
	 *
	 * @param revision its id
	 * @param changeLog its file
	 * @param message what it is about
	 * @param parent the revision that it follows, or null if it is the first
	 * @param created when it was written
	 * @param state {@code APPLIED}, {@code PARTIAL} or {@code PENDING}
	 * @param appliedAt when it ran
	 * @param destructive whether it can lose rows or values
	 * @param repeatable whether it runs behind all others, and again whenever it changes
	 * @param changeSets its change sets, in order
	 */
	public record Revision(String revision, String changeLog, @Nullable String message, @Nullable String parent,
			@Nullable Instant created, String state, @Nullable Instant appliedAt, boolean destructive,
			boolean repeatable, List<ChangeSet> changeSets) {

		static Revision of(RevisionDetails details, SecretParameters secrets) {
			RevisionStatus status = details.revision();
			return new Revision(status.id(), status.path(), status.message(), status.parent(), status.created(),
					status.state().name(), status.appliedAt(), status.destructive(), status.repeatable(),
					details.changeSets().stream().map((changeSet) -> ChangeSet.of(changeSet, secrets)).toList());
		}

	}

	/**
	 * Description of a revision's change set.
	 *
	 * @param id its id
	 * @param author its author
	 * @param description what it does, in Liquibase's words
	 * @param comments its comment
	 * @param labels its labels
	 * @param contexts its contexts
	 * @param applies whether it is meant for this database and these contexts and labels
	 * @param dateExecuted when it ran
	 * @param execType how it ended
	 * @param destructive whether it can lose rows or values
	 * @param sql the statements that it runs
	 * @param rollback the statements that undo it, or null if nothing does
	 */
	public record ChangeSet(String id, String author, @Nullable String description, @Nullable String comments,
			List<String> labels, List<String> contexts, boolean applies, @Nullable Instant dateExecuted,
			@Nullable String execType, boolean destructive, List<String> sql, @Nullable List<String> rollback) {

		static ChangeSet of(ChangeSetDetails details, SecretParameters secrets) {
			List<String> rollback = details.rollback();
			return new ChangeSet(details.id(), details.author(), secrets.mask(details.description()),
					secrets.mask(details.comments()), details.labels(), details.contexts(), details.applies(),
					details.appliedAt(), details.execType(), details.destructive(), secrets.mask(details.sql()),
					(rollback != null) ? secrets.mask(rollback) : null);
		}

	}

}
