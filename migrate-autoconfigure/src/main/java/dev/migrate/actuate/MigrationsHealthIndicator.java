package dev.migrate.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.TenantStatus;
import dev.migrate.actuate.MigrationStatuses.Reading;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * Tells by its details where each database is, and is down if a database is as it should
 * not be.
 */
public class MigrationsHealthIndicator extends AbstractHealthIndicator {

	private final MigrationStatuses statuses;

	private final Set<MigrationCondition> down;

	private final Duration lockThreshold;

	/**
	 * Creates a health indicator.
	 * @param statuses the databases
	 * @param down what must not be
	 * @param lockThreshold how long a lock may be held
	 */
	public MigrationsHealthIndicator(MigrationStatuses statuses, Set<MigrationCondition> down, Duration lockThreshold) {
		super("The state of the migrations could not be told");
		this.statuses = statuses;
		this.down = Set.copyOf(down);
		this.lockThreshold = lockThreshold;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up();
		this.statuses.get().forEach((name, reading) -> {
			Set<MigrationCondition> conditions = conditions(reading);
			builder.withDetail(name, details(reading, conditions));
			if (conditions.stream().anyMatch(this.down::contains)) {
				builder.down();
			}
		});
	}

	private Set<MigrationCondition> conditions(Reading reading) {
		Set<MigrationCondition> conditions = EnumSet.noneOf(MigrationCondition.class);
		if (reading.error() != null) {
			conditions.add(MigrationCondition.UNREACHABLE);
		}
		for (MigrationStatus status : statuses(reading).values()) {
			if (!status.upToDate()) {
				conditions.add(MigrationCondition.PENDING);
			}
			if (!partial(status).isEmpty()) {
				conditions.add(MigrationCondition.PARTIAL);
			}
			if (isLockedForTooLong(status.lock())) {
				conditions.add(MigrationCondition.LOCKED);
			}
		}
		return conditions;
	}

	private boolean isLockedForTooLong(LockStatus lock) {
		Instant since = lock.since();
		return lock.held() && since != null && since.plus(this.lockThreshold).isBefore(Instant.now());
	}

	/**
	 * Each status with what is to be said before what is true of it alone: nothing, or
	 * which tenant it is about.
	 */
	private static Map<String, MigrationStatus> statuses(Reading reading) {
		Map<String, MigrationStatus> statuses = new LinkedHashMap<>();
		for (TenantStatus tenant : reading.tenants()) {
			if (tenant.status() != null) {
				statuses.put(tenant.tenant() + ": ", tenant.status());
			}
		}
		if (reading.tenants().isEmpty() && reading.status() != null) {
			statuses.put("", reading.status());
		}
		return statuses;
	}

	private static Map<String, Object> details(Reading reading, Set<MigrationCondition> conditions) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("state", conditions.isEmpty() ? "up to date" : String.join(", ", words(conditions)));
		MigrationStatus status = reading.status();
		if (reading.error() != null) {
			details.put("error", reading.error());
		}
		if (!reading.tenants().isEmpty()) {
			details.put("tenants", reading.tenants().size());
		}
		if (status == null) {
			return details;
		}
		status.head().ifPresent((head) -> details.put("head", head.id()));
		details.put("pending", status.pendingRevisions().size());
		List<String> partial = new ArrayList<>();
		statuses(reading).forEach((about, one) -> {
			partial(one).forEach((revision) -> partial.add(about + revision));
			if (one.lock().held()) {
				details.put("lockedBy", about + one.lock().owner());
				details.put("lockedSince", String.valueOf(one.lock().since()));
			}
		});
		if (!partial.isEmpty()) {
			details.put("partial", partial);
		}
		return details;
	}

	private static List<String> words(Set<MigrationCondition> conditions) {
		return conditions.stream().map((condition) -> condition.words()).toList();
	}

	private static List<String> partial(MigrationStatus status) {
		return status.revisions()
			.stream()
			.filter((revision) -> revision.state() == State.PARTIAL)
			.map(RevisionStatus::id)
			.toList();
	}

}
