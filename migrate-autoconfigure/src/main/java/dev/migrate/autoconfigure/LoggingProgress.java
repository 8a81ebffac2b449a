package dev.migrate.autoconfigure;

import java.time.Duration;

import dev.migrate.execution.MigrationProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a line for each revision, with its parts as fields where the log is structured,
 * and now and then how far one is that takes its time.
 */
final class LoggingProgress implements MigrationProgress {

	private static final Logger logger = LoggerFactory.getLogger("dev.migrate");

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private final String database;

	private final Duration interval;

	private final String suffix;

	private long lastLine;

	LoggingProgress(String database) {
		this(database, INTERVAL);
	}

	/**
	 * For one database.
	 * @param interval how long a revision is silent about how far it is
	 */
	LoggingProgress(String database, Duration interval) {
		this.database = database;
		this.interval = interval;
		this.suffix = database.equals(DatabaseSettings.DEFAULT) ? "" : " of database '" + database + "'";
	}

	@Override
	public void applying(String revision) {
		this.lastLine = System.nanoTime();
	}

	@Override
	public void unapplying(String revision) {
		this.lastLine = System.nanoTime();
	}

	@Override
	public void progressed(String revision, long done, long total) {
		long now = System.nanoTime();
		if (now - this.lastLine >= this.interval.toNanos()) {
			this.lastLine = now;
			logger.atInfo()
				.addKeyValue("database", this.database)
				.addKeyValue("revision", revision)
				.addKeyValue("done", done)
				.addKeyValue("total", total)
				.log("Revision {}{} is at {} of {}", revision, this.suffix, done, total);
		}
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
