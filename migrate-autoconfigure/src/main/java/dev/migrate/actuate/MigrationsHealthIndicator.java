package dev.migrate.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
		MigrationStatus status = reading.status();
		if (status == null) {
			return conditions;
		}
		if (!status.upToDate()) {
			conditions.add(MigrationCondition.PENDING);
		}
		if (!partial(status).isEmpty()) {
			conditions.add(MigrationCondition.PARTIAL);
		}
		Instant since = status.lock().since();
		if (status.lock().held() && since != null && since.plus(this.lockThreshold).isBefore(Instant.now())) {
			conditions.add(MigrationCondition.LOCKED);
		}
		return conditions;
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
		if (conditions.contains(MigrationCondition.PARTIAL)) {
			details.put("partial", partial(status));
		}
		LockStatus lock = status.lock();
		if (lock.held()) {
			details.put("lockedBy", String.valueOf(lock.owner()));
			details.put("lockedSince", String.valueOf(lock.since()));
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
