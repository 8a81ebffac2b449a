package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

import dev.migrate.MigrateRequest;
import dev.migrate.MigrateResult;
import dev.migrate.MigrationService;
import dev.migrate.TenantsFailedException;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.failure.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Migrates the tenants of a database, and says who is where afterwards.
 */
final class TenantRun {

	private final CommandSession session;

	private final boolean json;

	TenantRun(CommandSession session, boolean json) {
		this.session = session;
		this.json = json;
	}

	/**
	 * Runs what is pending for each.
	 * @param onlyAsked whether to say what is pending, and run nothing
	 * @param confirmed whether it may run
	 */
	int run(MigrationService service, @Nullable String target, boolean onlyAsked, BooleanSupplier confirmed) {
		if (target != null && Direction.isBackward(target)) {
			throw new MigrationException("Tenants go back one at a time.",
					"Name the tenant: '" + this.session.command("migrate " + target) + " --tenant ID'.");
		}
		if (onlyAsked) {
			TenantListing tenants = new TenantListing(this.session, service.tenantStatuses());
			print(service, tenants, null);
			return tenants.upToDate() ? ExitCode.DONE : ExitCode.NO;
		}
		if (!confirmed.getAsBoolean()) {
			this.session.hint("Nothing has been run.");
			return ExitCode.FAILED;
		}
		if (!this.json) {
			this.session.print("Running migrations for " + service.tenants().size() + " tenants:");
		}
		MigrationProgress progress = this.json ? MigrationProgress.SILENT : TenantProgress.of(this.session);
		try {
			MigrateResult result = service.migrate(new MigrateRequest(target, progress));
			print(service, new TenantListing(this.session, service.tenantStatuses()), result);
			return ExitCode.DONE;
		}
		catch (TenantsFailedException ex) {
			print(service, new TenantListing(this.session, service.tenantStatuses()), null);
			throw ex;
		}
	}

	private void print(MigrationService service, TenantListing tenants, @Nullable MigrateResult result) {
		if (!this.json) {
			this.session.print(this.session.palette().bold(this.session.label(service)));
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
