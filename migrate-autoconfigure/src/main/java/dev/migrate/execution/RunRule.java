package dev.migrate.execution;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migrate.changelog.Revision;
import liquibase.ChecksumVersion;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.IgnoreChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase's rule of what a run would execute, on a history that was read without it.
 */
class RunRule {

	private final Map<String, HistoryRow> ran = new HashMap<>();

	private final Map<String, List<HistoryRow>> rows;

	private final List<HistoryRow> history;

	private final List<ChangeSetFilter> filters;

	RunRule(Database database, Contexts contexts, LabelExpression labels, List<HistoryRow> history) {
		this.history = history;
		this.filters = List.of(new ContextChangeSetFilter(contexts), new LabelChangeSetFilter(labels),
				new DbmsChangeSetFilter(database), new IgnoreChangeSetFilter());
		this.rows = history.stream().collect(Collectors.groupingBy(RunRule::key));
		history.forEach((row) -> this.ran.merge(key(row), row, RunRule::newer));
	}

	/**
	 * Whether the change set is meant for this database and these contexts and labels.
	 */
	boolean applies(ChangeSet changeSet) {
		return this.filters.stream().allMatch((filter) -> filter.accepts(changeSet).isAccepted());
	}

	/**
	 * The newest row of the change set, or that of what it stands for since it was
	 * squashed, or null if it has never run.
	 */
	@Nullable HistoryRow ran(ChangeSet changeSet) {
		HistoryRow row = this.ran.get(changeSet.toNormalizedString());
		return (row != null) ? row : SquashedHistory.keyOfReplaced(changeSet).map(this.ran::get).orElse(null);
	}

	/**
	 * Whether the change set has still to be run. One that runs always has not once it
	 * has run: it will run again, but nobody waits for it.
	 */
	boolean pending(ChangeSet changeSet) {
		if (!applies(changeSet)) {
			return false;
		}
		HistoryRow row = ran(changeSet);
		return row == null
				|| (changeSet.shouldRunOnChange() && !changeSet.shouldAlwaysRun() && changed(changeSet, row));
	}

	/**
	 * Whether a run would execute the change set: it is pending, or it runs always.
	 */
	boolean runs(ChangeSet changeSet) {
		return pending(changeSet) || (applies(changeSet) && changeSet.shouldAlwaysRun());
	}

	private static boolean changed(ChangeSet changeSet, HistoryRow row) {
		CheckSum then = CheckSum.parse(row.checksum());
		if (then == null) {
			return false;
		}
		return !changeSet.generateCheckSum(ChecksumVersion.enumFromChecksumVersion(then.getVersion())).equals(then);
	}

	/**
	 * All rows of a revision's change sets, in the order in which they ran.
	 */
	List<HistoryRow> rows(Revision revision) {
		return revision.changeSets()
			.stream()
			.map(ChangeSet::toNormalizedString)
			.distinct()
			.flatMap((key) -> this.rows.getOrDefault(key, List.of()).stream())
			.sorted(HistoryRow.BY_EXECUTION)
			.toList();
	}

	List<HistoryRow> history() {
		return this.history;
	}

	static String key(HistoryRow row) {
		return DatabaseChangeLog.normalizePath(row.fileName()) + "::" + row.id() + "::" + row.author();
	}

	private static HistoryRow newer(HistoryRow one, HistoryRow other) {
		Instant first = one.dateExecuted();
		Instant second = other.dateExecuted();
		return (first != null && second != null && second.isAfter(first)) ? other : one;
	}

}
