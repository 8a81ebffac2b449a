package dev.migrate.actuate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.TenantStatus;
import dev.migrate.actuate.MigrationStatuses.Reading;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.execution.MigrationStatus.PendingChangeSet;
import dev.migrate.failure.SecretParameters;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of an application's databases and of what has run in them.
 *
 * @param contexts the application contexts by their ids
 */
public record MigrationsDescriptor(Map<String, ContextMigrations> contexts) implements OperationResponseBody {

	/**
	 * Description of an application context's databases.
	 *
	 * @param databases the databases by their names
	 * @param parentId the id of the parent context, or null if there is none
	 */
	public record ContextMigrations(Map<String, DatabaseMigrations> databases, @Nullable String parentId) {
	}

	/**
	 * Description of what has run in a database. Where it could not be read, there is
	 * nothing but the error.
	 *
	 * @param changeLog the master changelog's location
	 * @param upToDate whether nothing is pending
	 * @param lock who holds the lock
	 * @param error why the database could not be read
	 * @param applied the change sets that have run, in the order in which they ran
	 * @param pending the change sets that have still to be run, in order
	 * @param unknown rows of the history that no file explains
	 * @param tenants its tenants by their ids; then the rest is about the one who is
	 * farthest behind
	 */
	public record DatabaseMigrations(@Nullable String changeLog, @Nullable Boolean upToDate, @Nullable Lock lock,
			@Nullable String error, @Nullable List<ChangeSet> applied, @Nullable List<ChangeSet> pending,
			@Nullable List<ChangeSet> unknown, @Nullable Map<String, TenantMigrations> tenants) {

		static DatabaseMigrations of(Reading reading, SecretParameters secrets) {
			MigrationStatus status = reading.status();
			String error = secrets.mask(reading.error());
			Map<String, TenantMigrations> tenants = TenantMigrations.of(reading, secrets);
			if (status == null) {
				return new DatabaseMigrations(null, null, null, error, null, null, null, tenants);
			}
			return new DatabaseMigrations(status.changeLog(), status.upToDate(), Lock.of(status.lock()), error,
					status.applied().stream().map((applied) -> ChangeSet.of(applied, secrets)).toList(),
					status.pending().stream().map((pending) -> ChangeSet.of(pending, secrets)).toList(),
					status.unknown().stream().map((unknown) -> ChangeSet.of(unknown, secrets)).toList(), tenants);
		}

	}

	/**
	 * Description of what has run for a tenant.
	 *
	 * @param revision the newest revision that has run
	 * @param pending the revisions that have still to run
	 * @param lock who holds his lock, or null if nobody does
	 * @param error why it could not be read
	 */
	public record TenantMigrations(@Nullable String revision, List<String> pending, @Nullable Lock lock,
			@Nullable String error) {

		static @Nullable Map<String, TenantMigrations> of(Reading reading, SecretParameters secrets) {
			Map<String, TenantMigrations> tenants = new LinkedHashMap<>();
			reading.tenants()
				.forEach((tenant) -> tenants.put(tenant.tenant(), new TenantMigrations(tenant.revision().orElse(null),
						tenant.pending(), lock(tenant), secrets.maskAll(tenant.error()))));
			return tenants.isEmpty() ? null : tenants;
		}

		private static @Nullable Lock lock(TenantStatus tenant) {
			return (tenant.status() != null && tenant.status().lock().held()) ? Lock.of(tenant.status().lock()) : null;
		}

	}

	/**
	 * Description of Liquibase's lock.
	 *
	 * @param held whether anybody holds it
	 * @param owner the holder's own words
	 * @param host the holder's host
	 * @param since since when it is held
	 */
	public record Lock(boolean held, @Nullable String owner, @Nullable String host, @Nullable Instant since) {

		static Lock of(LockStatus lock) {
			return new Lock(lock.held(), lock.owner(), host(lock.owner()), lock.since());
		}

		/**
		 * Liquibase signs with host, description and address: {@code web-1#blue
		 * (10.0.0.7)}.
		 */
		private static @Nullable String host(@Nullable String owner) {
			return (owner != null) ? owner.split("#| \\(", 2)[0] : null;
		}

	}

	/**
	 * Description of a change set. One that has not run lacks what running adds.
	 *
	 * @param revision the revision that it belongs to, if a file explains it
	 * @param id its id
	 * @param author its author
	 * @param changeLog its file
	 * @param description what it does, in Liquibase's words
	 * @param comments its comment
	 * @param checksum its checksum
	 * @param dateExecuted when it ran
	 * @param orderExecuted its place among all that ran
	 * @param execType how it ended
	 * @param deploymentId the run that it was part of
	 * @param labels its labels
	 * @param contexts its contexts
	 * @param tag the tag put on it
	 * @param destructive whether it can lose rows or values
	 */
	public record ChangeSet(@Nullable String revision, String id, String author, String changeLog,
			@Nullable String description, @Nullable String comments, @Nullable String checksum,
			@Nullable Instant dateExecuted, @Nullable Integer orderExecuted, @Nullable String execType,
			@Nullable String deploymentId, List<String> labels, List<String> contexts, @Nullable String tag,
			boolean destructive) {

		static ChangeSet of(AppliedChangeSet applied, SecretParameters secrets) {
			return new ChangeSet(applied.revision(), applied.id(), applied.author(), applied.changeLog(),
					secrets.mask(applied.description()), secrets.mask(applied.comments()), applied.checksum(),
					applied.dateExecuted(), applied.orderExecuted(), applied.execType(), applied.deploymentId(),
					applied.labels(), applied.contexts(), applied.tag(), applied.destructive());
		}

		static ChangeSet of(PendingChangeSet pending, SecretParameters secrets) {
			return new ChangeSet(pending.revision(), pending.id(), pending.author(), pending.changeLog(),
					secrets.mask(pending.description()), secrets.mask(pending.comments()), pending.checksum(), null,
					null, null, null, pending.labels(), pending.contexts(), null, pending.destructive());
		}

	}

}
