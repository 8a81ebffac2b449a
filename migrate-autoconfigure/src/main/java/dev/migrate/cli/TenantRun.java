package dev.migrate.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import dev.migrate.MigrateRequest;
import dev.migrate.MigrateResult;
import dev.migrate.MigrationService;
import dev.migrate.TenantStatus;
import dev.migrate.TenantsFailedException;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.failure.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Migrates the tenants of a database, and says who is where.
 */
final class TenantRun {

	private final CommandSession session;

	private final boolean json;

	private final MigrationService service;

	private final @Nullable String target;

	TenantRun(CommandSession session, boolean json, MigrationService service, @Nullable String target) {
		this.session = session;
		this.json = json;
		this.service = service;
		this.target = target;
		if (target != null && Direction.isBackward(target)) {
			throw new MigrationException("Tenants go back one at a time.",
					"Name the tenant: '" + this.session.command("migrate " + target) + " --tenant ID'.");
		}
	}

	/**
	 * Whether something is pending for anybody.
	 */
	int check() {
		TenantListing tenants = listing();
		print(tenants, null);
		return tenants.upToDate() ? ExitCode.DONE : ExitCode.NO;
	}

	/**
	 * Lists what would run, once for all tenants for whom it is the same.
	 */
	int plan() {
		TenantListing tenants = listing();
		if (this.json) {
			print(tenants, null);
			return tenants.reachable() ? ExitCode.DONE : ExitCode.FAILED;
		}
		Map<PendingPlan, List<String>> plans = new LinkedHashMap<>();
		for (TenantStatus tenant : tenants.reached()) {
			if (tenant.status() != null) {
				plans.computeIfAbsent(PendingPlan.of(tenant.status(), this.target), (plan) -> new ArrayList<>())
					.add(tenant.tenant());
			}
		}
		plans.forEach((plan, ids) -> {
			plan.print(this.session, "Planned operations for " + String.join(", ", ids) + ":");
			if (!plan.isEmpty()) {
				ids.forEach(this::printLosses);
			}
		});
		tenants.printUnreachable();
		return tenants.reachable() ? ExitCode.DONE : ExitCode.FAILED;
	}

	private void printLosses(String tenant) {
		this.service.tenant(tenant)
			.pendingLosses(this.target)
			.forEach((loss) -> this.session
				.print("  " + this.session.palette().red("Loses data of " + tenant + ": " + loss.describe()), 6));
	}

	/**
	 * Runs what is pending for each.
	 * @param verbose whether to list what each revision does
	 * @param backup whether a backup is wanted before. Where it fails for one of them,
	 * nothing runs for anybody
	 * @param confirmed whether it may run
	 */
	int run(boolean verbose, BackupOption backup, BooleanSupplier confirmed) {
		if (!confirmed.getAsBoolean()) {
			this.session.hint("Nothing has been run.");
			return ExitCode.FAILED;
		}
		if (backup.wanted && !listing().upToDate()) {
			backup.run(this.session, this.service, this.json);
		}
		if (!this.json) {
			this.session.print("Running migrations for " + this.service.tenants().size() + " tenants:");
		}
		MigrationProgress progress = this.json ? MigrationProgress.SILENT : TenantProgress.of(this.session, verbose);
		try {
			MigrateResult result = this.service.migrate(new MigrateRequest(this.target, progress));
			print(listing(), result);
			return ExitCode.DONE;
		}
		catch (TenantsFailedException ex) {
			print(listing(), null);
			throw ex;
		}
	}

	private TenantListing listing() {
		return new TenantListing(this.session, this.service.tenantStatuses());
	}

	private void print(TenantListing tenants, @Nullable MigrateResult result) {
		if (!this.json) {
			this.session.print(this.session.palette().bold(this.session.label(this.service)));
			tenants.print();
			return;
		}
		Map<String, Object> data = new LinkedHashMap<>();
		if (result != null) {
			data.put("applied", result.applied());
			data.put("changeSets", result.changeSets());
		}
		data.put("tenants", tenants.json());
		this.session.print(data);
	}

}
