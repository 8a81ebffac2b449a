package dev.migrate.actuate;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.migrate.MigrateRequest;
import dev.migrate.MigrationService;
import dev.migrate.TenantStatus;
import dev.migrate.actuate.ApplyDescriptor.AppliedTo;
import dev.migrate.actuate.MigrationsDescriptor.ContextMigrations;
import dev.migrate.actuate.MigrationsDescriptor.DatabaseMigrations;
import dev.migrate.actuate.RevisionDescriptor.ContextRevisions;
import dev.migrate.actuate.RevisionDescriptor.Revision;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.execution.RevisionDetails;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.SecretParameters;
import dev.migrate.failure.UnknownNameException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.context.ApplicationContext;

/**
 * {@link Endpoint @Endpoint} that tells which revisions have run and which are pending,
 * for every database of every application context, and what one of them does. Changes
 * nothing, unless its access is unrestricted: then it runs what is pending on request.
 */
@Endpoint(id = "migrations", defaultAccess = Access.READ_ONLY)
public class MigrationsEndpoint {

	private final ApplicationContext context;

	private final Function<String, MigrationProgress> guard;

	private final SecretParameters secrets;

	private final ReentrantLock applying = new ReentrantLock();

	/**
	 * Creates the endpoint.
	 * @param context the application context
	 * @param guard for the name of a database, refuses in {@code planned} what must not
	 * run on request
	 * @param secrets what nobody is to see in the SQL of a revision
	 */
	public MigrationsEndpoint(ApplicationContext context, Function<String, MigrationProgress> guard,
			SecretParameters secrets) {
		this.context = context;
		this.guard = guard;
		this.secrets = secrets;
	}

	@ReadOperation
	public MigrationsDescriptor migrations() {
		Map<String, ContextMigrations> contexts = new LinkedHashMap<>();
		for (ApplicationContext target = this.context; target != null; target = target.getParent()) {
			Map<String, DatabaseMigrations> databases = new LinkedHashMap<>();
			Map<String, MigrationStatuses.Reading> readings = MigrationStatuses.read(target);
			SecretParameters secrets = secrets(services(target));
			readings.forEach((name, reading) -> databases.put(name, DatabaseMigrations.of(reading, secrets)));
			contexts.put(String.valueOf(target.getId()), new ContextMigrations(databases, parentId(target)));
		}
		return new MigrationsDescriptor(contexts);
	}

	/**
	 * One revision.
	 * @param revision its id, a unique prefix of it, or {@code head}
	 * @return what it does, or null if there is none
	 */
	@ReadOperation
	public @Nullable RevisionDescriptor revision(@Selector String revision) {
		Map<String, ContextRevisions> contexts = new LinkedHashMap<>();
		for (ApplicationContext target = this.context; target != null; target = target.getParent()) {
			Map<String, Revision> databases = new LinkedHashMap<>();
			for (MigrationService service : services(target)) {
				try {
					databases.put(service.name(), read(service, revision));
				}
				catch (UnknownNameException ex) {
					// Another database may have it
				}
				catch (RuntimeException ex) {
					databases.put(service.name(), Revision.unreadable(maskAll(service, ex)));
				}
			}
			if (!databases.isEmpty()) {
				contexts.put(String.valueOf(target.getId()), new ContextRevisions(databases));
			}
		}
		return contexts.isEmpty() ? null : new RevisionDescriptor(contexts);
	}

	private Revision read(MigrationService service, String revision) {
		List<TenantStatus> tenants = service.tenantStatuses();
		MigrationService meant = TenantStatus.farthestBehind(tenants)
			.map((tenant) -> service.tenant(tenant.tenant()))
			.orElse(service);
		RevisionDetails details = meant.revision(revision);
		return Revision.of(details, tenants, secrets(List.of(service, meant)));
	}

	/** Those that files define are known once these have been read. */
	private SecretParameters secrets(List<MigrationService> services) {
		return this.secrets.and(services.stream().map(MigrationService::secrets).toList());
	}

	private String maskAll(MigrationService service, RuntimeException failure) {
		return secrets(List.of(service)).maskAll(failure.getMessage());
	}

	/**
	 * Runs what is pending, as the start of the application would.
	 * @param database the name of the database, or null for all
	 * @return what has run
	 * @throws UnknownNameException if there is no such database
	 * @throws RunUnderWayException if somebody else is about it
	 */
	@WriteOperation
	public ApplyDescriptor apply(@org.springframework.lang.Nullable String database) {
		if (!this.applying.tryLock()) {
			throw new RunUnderWayException("Another request is applying what is pending.");
		}
		try {
			List<MigrationService> services = services(database);
			Map<String, String> unreadable = new HashMap<>();
			for (MigrationService service : services) {
				try {
					requireUnlocked(service);
				}
				catch (MigrationException ex) {
					unreadable.put(service.name(), maskAll(service, ex));
				}
			}
			Map<String, AppliedTo> databases = new LinkedHashMap<>();
			services.forEach((service) -> databases.put(service.name(), unreadable.containsKey(service.name())
					? new AppliedTo(List.of(), 0, unreadable.get(service.name())) : apply(service)));
			return new ApplyDescriptor(databases);
		}
		finally {
			this.applying.unlock();
		}
	}

	private List<MigrationService> services(@Nullable String database) {
		List<MigrationService> all = services(this.context);
		List<MigrationService> meant = all.stream()
			.filter((service) -> database == null || database.equals(service.name()))
			.toList();
		if (meant.isEmpty()) {
			throw new UnknownNameException("There is no database '" + database + "'.",
					"The databases of this application are: "
							+ all.stream().map(MigrationService::name).collect(Collectors.joining(", ")) + ".");
		}
		return meant;
	}

	/** A request does not wait for as long as a start would. */
	private static void requireUnlocked(MigrationService service) {
		if (!service.hasTenants()) {
			requireUnlocked(service.name(), service.lock());
			return;
		}
		// A tenant out of reach is named by the run, which goes on with the others
		for (TenantStatus tenant : service.tenantStatuses()) {
			if (tenant.status() != null && tenant.status().lock().held()) {
				requireUnlocked(service.name() + "." + tenant.tenant(), service.tenant(tenant.tenant()).lock());
			}
		}
	}

	private static void requireUnlocked(String database, LockStatus lock) {
		if (lock.held()) {
			throw new RunUnderWayException(
					"Database '" + database + "' is locked by " + lock.owner() + " since " + lock.since() + ".");
		}
	}

	private AppliedTo apply(MigrationService service) {
		RequestedRun run = new RequestedRun(this.guard.apply(service.name()));
		try {
			service.migrate(new MigrateRequest(null, run));
			return new AppliedTo(run.applied(), run.changeSets(), null);
		}
		catch (MigrationException ex) {
			return new AppliedTo(run.applied(), run.changeSets(), maskAll(service, ex));
		}
	}

	private static List<MigrationService> services(ApplicationContext context) {
		return List.copyOf(context.getBeansOfType(MigrationService.class).values());
	}

	private static @Nullable String parentId(ApplicationContext context) {
		ApplicationContext parent = context.getParent();
		return (parent != null) ? parent.getId() : null;
	}

}
