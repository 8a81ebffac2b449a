package dev.migrate.autoconfigure;

import dev.migrate.MigrateRequest;
import dev.migrate.MigrationService;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/**
 * The startup run: applies what is pending, or says what is, before anybody uses the
 * schema.
 */
class MigrationInitializer implements InitializingBean {

	private static final Log logger = LogFactory.getLog(MigrationInitializer.class);

	private static final String COMMAND_MODE = "app.migrate.cli.active";

	private final ObjectProvider<MigrationService> service;

	private final ObjectProvider<FastPath> fastPath;

	private final MigrateProperties properties;

	private final boolean changeLogRequired;

	private final boolean commandMode;

	private boolean schemaBehind;

	/**
	 * Creates the startup run.
	 * @param service the database to be migrated
	 * @param fastPath what may spare the service the work
	 * @param properties what to do
	 * @param changeLogRequired whether a missing master changelog is a mistake and not a
	 * beginning
	 * @param commandMode whether somebody else runs what is to be run
	 */
	MigrationInitializer(ObjectProvider<MigrationService> service, ObjectProvider<FastPath> fastPath,
			MigrateProperties properties, boolean changeLogRequired, boolean commandMode) {
		this.service = service;
		this.fastPath = fastPath;
		this.properties = properties;
		this.changeLogRequired = changeLogRequired;
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
		if (this.commandMode) {
			return;
		}
		FastPath fastPath = this.fastPath.getIfAvailable();
		if (fastPath != null && fastPath.isUpToDate()) {
			logger.debug("Nothing is pending: neither changelog nor history have changed since the last run");
			return;
		}
		MigrationService service = this.service.getObject();
		StartupProgress progress = new StartupProgress(this.properties, this.changeLogRequired);
		if (!this.properties.isAutoApply()) {
			progress.report(service.status());
		}
		else if (service.migrate(new MigrateRequest(null, progress)).changeSets() == 0) {
			logger.debug("Nothing to apply to database '" + service.name() + "'");
		}
		this.schemaBehind = progress.isSchemaBehind();
	}

	/**
	 * Whether the run has left the schema behind the entities: nothing was to be applied,
	 * or there is nothing yet.
	 */
	boolean isSchemaBehind() {
		return this.schemaBehind;
	}

}
