package dev.migrate.execution;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.changelog.ChangelogDigest;
import dev.migrate.changelog.ChangelogInputs;
import dev.migrate.changelog.InputRecording;
import liquibase.ChecksumVersion;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.CheckSum;
import liquibase.change.core.CreateTableChange;
import liquibase.change.custom.CustomChangeChecksum;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.precondition.Precondition;
import liquibase.precondition.PreconditionLogic;
import liquibase.resource.ResourceAccessor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Leaves behind, at the end of a run, what an {@link UpToDateCheck} needs to tell the
 * next one that it has nothing to do; nothing where the next one could have something to
 * do all the same, or where nobody could tell from files and history.
 */
final class UpToDateWriter {

	private static final Log logger = LogFactory.getLog(UpToDateWriter.class);

	private final RunSettings settings;

	private final UpToDateCheck check;

	private final Connection connection;

	private final RunRule rule;

	private final List<String> unexplained;

	/**
	 * Creates a writer.
	 * @param rule knows the history
	 * @param unexplained the files that have run and are gone
	 */
	UpToDateWriter(RunSettings settings, @Nullable ClassLoader classLoader, Connection connection, RunRule rule,
			List<String> unexplained) {
		this.settings = settings;
		this.check = new UpToDateCheck(settings, classLoader);
		this.connection = connection;
		this.rule = rule;
		this.unexplained = unexplained;
	}

	/**
	 * Writes it down if it can be known. That it cannot be written is no failure: the
	 * next run takes the long way.
	 * @param changelog what has been run
	 * @param recording what the changelog was read from
	 */
	void write(DatabaseChangeLog changelog, InputRecording recording) throws SQLException {
		boolean autoCommit = this.connection.getAutoCommit();
		try {
			UpToDateRecord record = this.settings.plain() ? record(changelog, recording) : null;
			if (record != null) {
				write(record);
			}
			if (!autoCommit) {
				this.connection.commit();
			}
		}
		catch (SQLException | IOException | RuntimeException ex) {
			logger.debug("The next start will ask Liquibase again what is pending", ex);
			if (!autoCommit) {
				this.connection.rollback();
			}
		}
	}

	private void write(UpToDateRecord record) throws SQLException, IOException {
		HistoryTables tables = this.settings.tables();
		UpToDateTable table = UpToDateTable.create(this.connection, tables, history());
		if (!record.equals(table.read(this.settings.changelog().changeLog()))) {
			table.write(this.settings.changelog().changeLog(), record);
		}
	}

	private @Nullable UpToDateRecord record(DatabaseChangeLog changelog, InputRecording recording)
			throws SQLException, IOException {
		Map<String, List<HistoryDigest.Row>> rows = new HashMap<>();
		String history = HistoryDigest.of(this.connection, history(),
				(row) -> rows.computeIfAbsent(key(row), (key) -> new ArrayList<>()).add(row));
		if (isChecked(changelog.getPreconditions()) || isParsedByAnExtension(recording)
				|| rows.values().stream().mapToInt(List::size).sum() != this.rule.history().size()) {
			return null;
		}
		for (ChangeSet changeSet : changelog.getChangeSets()) {
			if (this.rule.applies(changeSet)
					&& !isDone(changeSet, rows.getOrDefault(changeSet.toNormalizedString(), List.of()), recording)) {
				return null;
			}
		}
		ChangelogInputs inputs = recording.inputs().orElse(null);
		if (inputs == null) {
			return null;
		}
		ChangelogDigest digest = this.check.digest(inputs, this.connection);
		return recording.agreesWith(digest) ? new UpToDateRecord(inputs, digest.text(), history, this.unexplained)
				: null;
	}

	/** Those of the changelog itself are checked whenever it is run. */
	private static boolean isChecked(@Nullable Precondition precondition) {
		return precondition instanceof PreconditionLogic logic
				? logic.getNestedPreconditions().stream().anyMatch(UpToDateWriter::isChecked) : precondition != null;
	}

	/** Nobody knows what that makes of a file, or of what else. */
	private static boolean isParsedByAnExtension(InputRecording recording) {
		ResourceAccessor resources = Scope.getCurrentScope().getResourceAccessor();
		return ChangeLogParserFactory.getInstance()
			.getParsers()
			.stream()
			.filter((parser) -> !parser.getClass().getName().startsWith("liquibase.parser.core."))
			.anyMatch((parser) -> recording.anyFile((file) -> parser.supports(file, resources)));
	}

	private static boolean isDone(ChangeSet changeSet, List<HistoryDigest.Row> rows, InputRecording recording) {
		return !rows.isEmpty() && !changeSet.shouldAlwaysRun()
				&& rows.stream().allMatch((row) -> isValid(changeSet, row.checksum()))
				&& changeSet.getChanges().stream().allMatch((change) -> isKnown(change, changeSet, recording));
	}

	private static boolean isValid(ChangeSet changeSet, @Nullable String checksum) {
		CheckSum then = CheckSum.parse(checksum);
		if (then == null) {
			return false;
		}
		// One that runs again when it changes does so whatever else counts as valid
		return !changeSet.shouldRunOnChange() ? changeSet.isCheckSumValid(then)
				: changeSet.generateCheckSum(ChecksumVersion.enumFromChecksumVersion(then.getVersion())).equals(then);
	}

	/**
	 * Whether it depends on nothing but the changelog and the class of the change what
	 * Liquibase makes of it.
	 */
	private static boolean isKnown(Change change, ChangeSet changeSet, InputRecording recording) {
		if (change instanceof CustomChangeWrapper custom) {
			recording.dependsOn(custom.getClassName().replace('.', '/') + ".class");
			return !(custom.getCustomChange() instanceof CustomChangeChecksum) && !changeSet.shouldRunOnChange();
		}
		return change.getClass().getPackage() == CreateTableChange.class.getPackage();
	}

	private String history() throws SQLException {
		HistoryTables tables = this.settings.tables();
		String history = TableLocator.find(this.connection, tables.schema(), tables.history());
		if (history == null) {
			throw new SQLException("There is no table " + tables.history());
		}
		return history;
	}

	private static String key(HistoryDigest.Row row) {
		return DatabaseChangeLog.normalizePath(row.fileName()) + "::" + row.id() + "::" + row.author();
	}

}
