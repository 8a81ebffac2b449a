package dev.migrate.actuate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.TenantStatus;
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
	 * Description of a revision. Where the database could not be read, there is nothing
	 * but the error.
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
	 * @param tenants the database's tenants by their ids; then the rest is about the one
	 * who is farthest behind
	 * @param error why the database could not be read
	 */
	public record Revision(@Nullable String revision, @Nullable String changeLog, @Nullable String message,
			@Nullable String parent, @Nullable Instant created, @Nullable String state, @Nullable Instant appliedAt,
			@Nullable Boolean destructive, @Nullable Boolean repeatable, @Nullable List<ChangeSet> changeSets,
			@Nullable Map<String, TenantRevision> tenants, @Nullable String error) {

		static Revision of(RevisionDetails details, List<TenantStatus> tenants, SecretParameters secrets) {
			RevisionStatus status = details.revision();
			return new Revision(status.id(), status.path(), secrets.mask(status.message()), status.parent(),
					status.created(), status.state().name(), status.appliedAt(), status.destructive(),
					status.repeatable(),
					details.changeSets().stream().map((changeSet) -> ChangeSet.of(changeSet, secrets)).toList(),
					TenantRevision.of(status.id(), tenants, secrets), null);
		}

		static Revision unreadable(String error) {
			return new Revision(null, null, null, null, null, null, null, null, null, null, null, error);
		}

	}

	/**
	 * Description of how far a revision has run for a tenant.
	 *
	 * @param state {@code APPLIED}, {@code PARTIAL} or {@code PENDING}
	 * @param appliedAt when it ran
	 * @param error why that could not be read
	 */
	public record TenantRevision(@Nullable String state, @Nullable Instant appliedAt, @Nullable String error) {

		static @Nullable Map<String, TenantRevision> of(String revision, List<TenantStatus> tenants,
				SecretParameters secrets) {
			Map<String, TenantRevision> described = new LinkedHashMap<>();
			tenants.forEach((tenant) -> described.put(tenant.tenant(), of(revision, tenant, secrets)));
			return described.isEmpty() ? null : described;
		}

		private static TenantRevision of(String revision, TenantStatus tenant, SecretParameters secrets) {
			if (tenant.status() == null) {
				return new TenantRevision(null, null, secrets.maskAll(tenant.error()));
			}
			return tenant.status()
				.revisions()
				.stream()
				.filter((status) -> status.id().equals(revision))
				.findFirst()
				.map((status) -> new TenantRevision(status.state().name(), status.appliedAt(), null))
				.orElse(new TenantRevision(null, null, null));
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
