package dev.migrate.autoconfigure;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.migrate.MigrateRequest;
import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.TenantStatus;
import dev.migrate.TenantsFailedException;
import dev.migrate.autoconfigure.MigrateProperties.OnFailure;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.Environment;

/**
 * The startup run: applies what is pending, or says what is, before anybody uses the
 * schema.
 */
class MigrationInitializer implements InitializingBean {

	private static final Log logger = LogFactory.getLog(MigrationInitializer.class);

	private static final String COMMAND_MODE = "app.migrate.cli.active";

	private final Supplier<MigrationService> service;

	private final Supplier<@Nullable FastPath> fastPath;

	private final DatabaseSettings settings;

	private final boolean commandMode;

	private boolean schemaBehind;

	/**
	 * Creates the startup run.
	 * @param service the database to be migrated
	 * @param fastPath what may spare the service the work, or null
	 * @param settings what to do
	 * @param commandMode whether somebody else runs what is to be run
	 */
	MigrationInitializer(Supplier<MigrationService> service, Supplier<@Nullable FastPath> fastPath,
			DatabaseSettings settings, boolean commandMode) {
		this.service = service;
		this.fastPath = fastPath;
		this.settings = settings;
		this.commandMode = commandMode;
	}

	/**
	 * Whether the application is its own command line: nothing runs by itself then.
	 */
	static boolean isCommandMode(Environment environment) {
		return environment.getProperty(COMMAND_MODE, Boolean.class, false);
	}

	@Override
	public void afterPropertiesSet() {
		if (!this.commandMode) {
			this.settings.naming(this::run);
		}
	}

	private void run() {
		FastPath fastPath = this.fastPath.get();
		if (fastPath != null
				&& fastPath.isUpToDate((files) -> new StartupProgress(this.settings).reportUnexplained(files))) {
			logger.debug("Nothing is pending: neither changelog nor history have changed since the last run");
			return;
		}
		MigrationService service = this.service.get();
		refuseTheNameOfAnother(service.name());
		StartupProgress progress = new StartupProgress(this.settings);
		if (!this.settings.properties().isAutoApply()) {
			report(service, progress);
		}
		else {
			migrate(service, progress);
		}
		this.schemaBehind = progress.isSchemaBehind();
	}

	/** One that the application declares may call itself what it wants. */
	private void refuseTheNameOfAnother(String name) {
		if (this.settings.isDefault() && this.settings.properties().getDatabases().containsKey(name)) {
			throw MigrationServices.sameName(name);
		}
	}

	/** Of tenants, what is pending for the one who is farthest behind. */
	private static void report(MigrationService service, StartupProgress progress) {
		if (!service.hasTenants()) {
			progress.report(service.status());
			return;
		}
		List<TenantStatus> tenants = service.tenantStatuses();
		TenantStatus.farthestBehind(tenants).map(TenantStatus::status).ifPresent(progress::report);
		List<TenantStatus> unreachable = tenants.stream().filter((tenant) -> tenant.status() == null).toList();
		if (!unreachable.isEmpty()) {
			logger.warn(unreachable.size() + " of " + tenants.size() + " tenants of database '" + service.name()
					+ "' cannot be reached:"
					+ unreachable.stream()
						.map((tenant) -> System.lineSeparator() + "  " + tenant.tenant() + ": " + tenant.error())
						.collect(Collectors.joining()));
		}
	}

	private void migrate(MigrationService service, StartupProgress progress) {
		try {
			if (service.migrate(new MigrateRequest(null, progress)).changeSets() == 0) {
				logger.debug("Nothing to apply to database '" + service.name() + "'");
			}
		}
		catch (TenantsFailedException ex) {
			if (this.settings.properties().getTenants().getOnFailure() == OnFailure.FAIL) {
				throw ex;
			}
			logger.error(ex.getMessage() + System.lineSeparator() + ex.getAction());
		}
	}

	/**
	 * Whether the run has left the schema behind the entities: nothing was to be applied,
	 * or there is nothing yet.
	 */
	boolean isSchemaBehind() {
		return this.schemaBehind;
	}

}
