package dev.migrate.execution;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import dev.migrate.changelog.ChangelogDigest;
import dev.migrate.changelog.ChangelogInputs;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.failure.Secrets;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tells without Liquibase that nothing is pending: an earlier run has left behind what
 * the changelog and the history were like when there was nothing left to do, and both are
 * so still. Where it cannot tell, something may be pending or not.
 */
public final class UpToDateCheck {

	private static final Log logger = LogFactory.getLog(UpToDateCheck.class);

	/** Another number where less counts as nothing to do than before. */
	private static final String RULES = "4";

	private final RunSettings settings;

	private final @Nullable ClassLoader classLoader;

	public UpToDateCheck(RunSettings settings, @Nullable ClassLoader classLoader) {
		this.settings = settings;
		this.classLoader = classLoader;
	}

	/**
	 * If nothing is pending for certain, the files that have run and are gone. Changes
	 * nothing, and waits for nobody.
	 */
	public Optional<List<String>> confirm(DataSource database) {
		if (!this.settings.plain()) {
			return Optional.empty();
		}
		try (Connection connection = database.getConnection()) {
			Optional<List<String>> confirmed = confirm(connection);
			if (!connection.getAutoCommit()) {
				connection.rollback();
			}
			return confirmed;
		}
		catch (SQLException | IOException | RuntimeException ex) {
			// Drivers put the URL into their words
			logger.debug(Secrets.mask("Whether anything is pending has to be found out by Liquibase: " + ex));
			return Optional.empty();
		}
	}

	private Optional<List<String>> confirm(Connection connection) throws SQLException, IOException {
		HistoryTables tables = this.settings.tables();
		Map<String, String> found = TableLocator.find(connection, tables.schema(), tables.names());
		String state = found.get(tables.state());
		String lock = found.get(tables.lock());
		String history = found.get(tables.history());
		if (state == null || lock == null || history == null) {
			return Optional.empty();
		}
		UpToDateRecord record = new UpToDateTable(connection, state).read(this.settings.changelog().changeLog());
		// The lock first: whoever rolls back has it before the history changes
		if (record == null || !isFree(HistoryReader.readLock(connection, lock))
				|| !HistoryDigest.of(connection, history, UpToDateCheck::ignore).equals(record.history())
				|| !digest(record.inputs(), connection).text().equals(record.changelog())) {
			return Optional.empty();
		}
		return Optional.of(record.unexplained());
	}

	private static void ignore(HistoryDigest.Row row) {
	}

	/** Otherwise somebody is at work, or has died at it and left a word about where. */
	private static boolean isFree(@Nullable LockStatus lock) {
		return lock != null && !lock.held() && lock.owner() == null;
	}

	/**
	 * A digest of everything but the history on which it depends what is pending.
	 */
	ChangelogDigest digest(ChangelogInputs inputs, Connection connection) throws SQLException, IOException {
		DatabaseMetaData database = connection.getMetaData();
		return ChangelogDigest.of(this.settings.changelog(), this.classLoader, inputs)
			.and(RULES)
			.and(Optional.ofNullable(UpToDateCheck.class.getPackage().getImplementationVersion()).orElse(""))
			.and(database.getDatabaseProductName())
			.and(database.getDatabaseProductVersion())
			.and(this.settings.tables().schema())
			.and(this.settings.tables().history())
			.and(this.settings.tables().lock());
	}

}
