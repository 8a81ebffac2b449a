package dev.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.migrate.execution.DataLoss;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.failure.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * The tenants of one database. What is done for all of them is done for several at a
 * time, and one for whom it fails does not keep the others from it.
 */
public final class Tenants {

	private final String database;

	private final TenantList list;

	private final Function<Tenant, MigrationService> services;

	private final Predicate<Tenant> upToDate;

	private final TenantWorkers workers;

	/**
	 * Creates tenants.
	 * @param database the database's name
	 * @param services makes the service of a tenant
	 * @param upToDate whether nothing is pending for certain, which spares a tenant a run
	 * @param parallelism for how many at a time something is done
	 */
	public Tenants(String database, TenantProvider provider, Function<Tenant, MigrationService> services,
			Predicate<Tenant> upToDate, int parallelism) {
		this.database = database;
		this.list = new TenantList(database, provider);
		this.services = services;
		this.upToDate = upToDate;
		this.workers = new TenantWorkers(parallelism);
	}

	List<String> ids() {
		return tenants().stream().map(Tenant::id).toList();
	}

	MigrationService service(String id) {
		return this.services.apply(this.list.find(id));
	}

	/**
	 * Runs what is pending for each.
	 * @throws TenantsFailedException once all have had their turn, if it has failed for
	 * some
	 */
	MigrateResult migrate(MigrateRequest request) {
		Set<String> applied = new LinkedHashSet<>();
		int changeSets = 0;
		Map<String, RuntimeException> failures = new LinkedHashMap<>();
		List<Tenant> tenants = tenants();
		for (TenantWorkers.Result<MigrateResult> result : this.workers.run(tenants,
				(tenant) -> migrate(tenant, request))) {
			if (result.failure() != null) {
				failures.put(result.tenant().id(), result.failure());
			}
			else if (result.value() != null) {
				applied.addAll(result.value().applied());
				changeSets += result.value().changeSets();
			}
		}
		if (!failures.isEmpty()) {
			throw new TenantsFailedException(this.database, tenants.size(), failures);
		}
		return new MigrateResult(List.copyOf(applied), changeSets);
	}

	private MigrateResult migrate(Tenant tenant, MigrateRequest request) {
		if (request.target() == null && this.upToDate.test(tenant)) {
			return new MigrateResult(List.of(), 0);
		}
		return this.services.apply(tenant)
			.migrate(new MigrateRequest(request.target(), request.progress().forTenant(tenant.id())));
	}

	/**
	 * What has run for each, in the provider's order.
	 */
	List<TenantStatus> statuses() {
		return statuses(read());
	}

	private static List<TenantStatus> statuses(List<TenantWorkers.Result<MigrationStatus>> results) {
		return results.stream()
			.map((result) -> new TenantStatus(result.tenant().id(), result.value(),
					(result.failure() != null) ? result.failure().getMessage() : null))
			.toList();
	}

	private List<TenantWorkers.Result<MigrationStatus>> read() {
		return this.workers.run(tenants(), (tenant) -> this.services.apply(tenant).status());
	}

	/**
	 * Who holds the lock of the first who is locked. One out of reach is named by
	 * whatever is done next.
	 */
	LockStatus lock() {
		return statuses().stream()
			.filter((tenant) -> tenant.status() != null && tenant.status().lock().held())
			.map((tenant) -> service(tenant.tenant()).lock())
			.filter(LockStatus::held)
			.findFirst()
			.orElse(LockStatus.free());
	}

	/**
	 * What has run for the tenant who is farthest behind.
	 */
	MigrationStatus status() {
		return Objects.requireNonNull(farthest().status());
	}

	/**
	 * The service of the tenant for whom most is pending.
	 */
	MigrationService farthestBehind() {
		return service(farthest().tenant());
	}

	private TenantStatus farthest() {
		List<TenantWorkers.Result<MigrationStatus>> results = read();
		return TenantStatus.farthestBehind(statuses(results)).orElseThrow(() -> untold(results));
	}

	private MigrationException untold(List<TenantWorkers.Result<MigrationStatus>> results) {
		RuntimeException failure = results.isEmpty() ? null : results.get(0).failure();
		if (failure instanceof MigrationException known) {
			return new MigrationException(
					"What has run in the database '" + this.database + "' cannot be told: " + known.getMessage(),
					known.getAction(), known);
		}
		return new MigrationException(
				"What has run in the database '" + this.database + "' cannot be told: "
						+ ((failure != null) ? failure.getMessage() : "it has no tenants."),
				"Its changelog runs for each of its tenants; see its TenantProvider.", failure);
	}

	/**
	 * What a run would take away from those who can be reached.
	 */
	List<DataLoss> pendingLosses(@Nullable String target) {
		List<DataLoss> losses = new ArrayList<>();
		this.workers.run(tenants(), (tenant) -> this.services.apply(tenant).pendingLosses(target))
			.forEach((result) -> Stream.ofNullable(result.value()).forEach(losses::addAll));
		return losses;
	}

	/**
	 * Those who are not in the database that all share: with a database of their own, or
	 * with a schema where that is one.
	 */
	List<String> apart(LiveDatabase database) {
		List<Tenant> tenants = tenants();
		boolean databases = tenants.stream().anyMatch((tenant) -> tenant.dataSource() == null)
				&& !database.hasSchemas();
		return tenants.stream().filter((tenant) -> databases || tenant.dataSource() != null).map(Tenant::id).toList();
	}

	/**
	 * Refuses what is done for one tenant at a time.
	 */
	MigrationException one() {
		return new MigrationException(
				"The database '" + this.database + "' has tenants, and this is done for one of them.",
				"Name the tenant: --tenant ID on the command line, MigrationService.tenant(id) in Java.");
	}

	private List<Tenant> tenants() {
		return this.list.get();
	}

}
