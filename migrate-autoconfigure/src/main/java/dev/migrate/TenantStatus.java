package dev.migrate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import org.jspecify.annotations.Nullable;

/**
 * What has run for a tenant.
 *
 * @param tenant the tenant's id
 * @param status what has run and what has not, or null if that could not be read
 * @param error why not, or null
 */
public record TenantStatus(String tenant, @Nullable MigrationStatus status, @Nullable String error) {

	/**
	 * The tenant for whom most is pending, of those who can be reached.
	 */
	public static Optional<TenantStatus> farthestBehind(List<TenantStatus> tenants) {
		return tenants.stream()
			.filter((tenant) -> tenant.status() != null)
			.max(Comparator.comparingInt((tenant) -> (tenant.status() != null) ? tenant.status().pending().size() : 0));
	}

	/**
	 * The newest revision that has run, if any has.
	 */
	public Optional<String> revision() {
		List<RevisionStatus> revisions = (this.status != null) ? this.status.revisions() : List.of();
		return revisions.stream()
			.filter((revision) -> revision.state() == State.APPLIED)
			.reduce((earlier, later) -> later)
			.map(RevisionStatus::id);
	}

	/**
	 * The revisions that have still to run.
	 */
	public List<String> pending() {
		return (this.status != null) ? this.status.pendingRevisions().stream().map(RevisionStatus::id).toList()
				: List.of();
	}

}
