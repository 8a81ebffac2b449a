package dev.migrate.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migrate.MigrationService;
import dev.migrate.TenantStatus;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.failure.Secrets;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * What has run in an application's databases, for those who ask again and again: a
 * changelog of many files is not read anew for each of them. Thread-safe.
 */
public class MigrationStatuses {

	private final ListableBeanFactory beanFactory;

	private final Duration timeToLive;

	private Map<String, Reading> readings = Map.of();

	private Instant readAt = Instant.MIN;

	/**
	 * Creates statuses.
	 * @param beanFactory has the databases' services
	 * @param timeToLive how long what was read is good enough; not where a database could
	 * not be read
	 */
	public MigrationStatuses(ListableBeanFactory beanFactory, Duration timeToLive) {
		this.beanFactory = beanFactory;
		this.timeToLive = timeToLive;
	}

	/**
	 * The databases by their names.
	 */
	public synchronized Map<String, Reading> get() {
		Instant now = Instant.now();
		if (this.readings.isEmpty() || !this.readAt.plus(this.timeToLive).isAfter(now)
				|| this.readings.values().stream().anyMatch((reading) -> reading.error() != null)) {
			this.readings = read(this.beanFactory);
			this.readAt = now;
		}
		return this.readings;
	}

	/**
	 * Reads the databases of a context. One that cannot be read does not hide the others.
	 */
	static Map<String, Reading> read(ListableBeanFactory beanFactory) {
		Map<String, Reading> readings = new LinkedHashMap<>();
		for (String beanName : beanFactory.getBeanNamesForType(MigrationService.class)) {
			String name = beanName;
			try {
				MigrationService service = beanFactory.getBean(beanName, MigrationService.class);
				name = service.name();
				readings.put(name, read(service));
			}
			catch (RuntimeException ex) {
				readings.put(name, new Reading(null, Secrets.mask(ex.getMessage())));
			}
		}
		return readings;
	}

	private static Reading read(MigrationService service) {
		if (!service.hasTenants()) {
			return new Reading(service.status(), null);
		}
		List<TenantStatus> tenants = service.tenantStatuses();
		MigrationStatus behind = TenantStatus.farthestBehind(tenants).map(TenantStatus::status).orElse(null);
		String error = tenants.stream()
			.filter((tenant) -> tenant.status() == null)
			.map((tenant) -> tenant.tenant() + ": " + Secrets.mask(tenant.error()))
			.collect(Collectors.joining("; "));
		return new Reading(behind, error.isEmpty() ? null : error, tenants);
	}

	/**
	 * What has run in a database.
	 *
	 * @param status what has run, or null if it could not be read; of its tenants, for
	 * the one who is farthest behind
	 * @param error why not, without secrets, or null; of its tenants, for those of whom
	 * it could not
	 * @param tenants its tenants, if it has any
	 */
	public record Reading(@Nullable MigrationStatus status, @Nullable String error, List<TenantStatus> tenants) {

		public Reading {
			tenants = List.copyOf(tenants);
		}

		Reading(@Nullable MigrationStatus status, @Nullable String error) {
			this(status, error, List.of());
		}

	}

}
