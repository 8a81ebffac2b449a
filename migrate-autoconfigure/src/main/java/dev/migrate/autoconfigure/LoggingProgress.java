package dev.migrate.autoconfigure;

import java.time.Duration;

import dev.migrate.execution.MigrationProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a line for each revision, with its parts as fields where the log is structured.
 */
final class LoggingProgress implements MigrationProgress {

	private static final Logger logger = LoggerFactory.getLogger("dev.migrate");

	private final String database;

	private final String suffix;

	LoggingProgress(String database) {
		this.database = database;
		this.suffix = database.equals(DatabaseSettings.DEFAULT) ? "" : " of database '" + database + "'";
	}

	@Override
	public void applied(String revision, Duration took) {
		log("Applied", revision, took);
	}

	@Override
	public void incomplete(String revision) {
		logger.atWarn()
			.addKeyValue("database", this.database)
			.addKeyValue("revision", revision)
			.log("Revision {}{} is applied in part: change sets were left out by their preconditions, or failed where they may",
					revision, this.suffix);
	}

	@Override
	public void unapplied(String revision, Duration took) {
		log("Undid", revision, took);
	}

	@Override
	public void failed(String revision, String changeSetId) {
		logger.atError()
			.addKeyValue("database", this.database)
			.addKeyValue("revision", revision)
			.addKeyValue("changeSet", changeSetId)
			.log("Revision {}{} failed at change set {}", revision, this.suffix, changeSetId);
	}

	private void log(String done, String revision, Duration took) {
		logger.atInfo()
			.addKeyValue("database", this.database)
			.addKeyValue("revision", revision)
			.addKeyValue("durationMs", took.toMillis())
			.log("{} revision {}{} in {} ms", done, revision, this.suffix, took.toMillis());
	}

}
