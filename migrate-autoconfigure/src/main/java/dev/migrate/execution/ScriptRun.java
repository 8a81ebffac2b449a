package dev.migrate.execution;

import java.util.List;
import java.util.Objects;

import dev.migrate.changelog.Changelog;
import dev.migrate.execution.MigrationLiquibase.DatabaseWork;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.database.Database;
import liquibase.executor.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Writes as SQL what a run would do, history included, and does nothing of it.
 */
public final class ScriptRun {

	private static final String RANGE = ":";

	private final MigrationLiquibase settings;

	private final @Nullable String dialect;

	public ScriptRun(MigrationLiquibase settings) {
		this(settings, null);
	}

	/**
	 * For a database that is not connected and has an empty history unless a range is
	 * asked for.
	 * @param dialect Liquibase's short name of the engine, or null for the connected
	 * database
	 */
	public ScriptRun(MigrationLiquibase settings, @Nullable String dialect) {
		this.settings = settings;
		this.dialect = dialect;
	}

	/**
	 * What applies everything that is pending.
	 * @param target the place to end at, as for a run, or {@code head}; {@code FROM:TO}
	 * for a database that is at the first of the two
	 */
	public String upgrade(String target) {
		return target.contains(RANGE) ? range(target) : write((script) -> script.upgrade(target));
	}

	/**
	 * What undoes everything behind a place.
	 */
	public String downgrade(String target) {
		if (this.dialect != null && !target.contains(RANGE)) {
			return range("head" + RANGE + target);
		}
		return target.contains(RANGE) ? range(target) : write((script) -> script.downgrade(target));
	}

	/**
	 * What leads from one place to another, forward or back, on a database that is at the
	 * first one: it need not be the connected one.
	 */
	private String range(String range) {
		String from = range.substring(0, range.indexOf(RANGE));
		String to = range.substring(range.indexOf(RANGE) + 1);
		return write((database, changelog) -> {
			RunRule real = this.settings.rule(database);
			int place = new RevisionTarget(changelog, real).place(from);
			return this.settings.rule(database, AssumedHistory.at(place, changelog, real));
		}, (script) -> script.move(from, to));
	}

	/**
	 * What makes the history say that the database is at a place.
	 */
	public String stamp(String target, boolean purge) {
		return write((script) -> script.stamp(target, purge));
	}

	/**
	 * What one revision does, whether it has run or not, without the history.
	 * @param backward whether to undo it instead
	 */
	public String revision(String revision, boolean backward) {
		return write((script) -> script.revision(revision, backward));
	}

	private String write(Content content) {
		return write((database, changelog) -> this.settings.rule(database), content);
	}

	private String write(Beginning beginning, Content content) {
		DatabaseWork<String> work = (database) -> {
			Changelog changelog = this.settings.load(database);
			RunRule rule = beginning.rule(database, changelog);
			ExecutorService executors = Scope.getCurrentScope().getSingleton(ExecutorService.class);
			ChangeLogHistoryServiceFactory histories = Scope.getCurrentScope()
				.getSingleton(ChangeLogHistoryServiceFactory.class);
			if (MigrationLiquibase.offline(database)) {
				histories.register(new OfflineHistory(database));
			}
			ScriptExecutor executor = new ScriptExecutor(executors.getExecutor("jdbc", database), database,
					newestOrder(rule));
			for (String kind : List.of("jdbc", "logging")) {
				executors.setExecutor(kind, database, executor);
			}
			try {
				content.write(new Script(this.settings, database, changelog, rule, executor));
				return executor.script();
			}
			finally {
				executors.clearExecutor("jdbc", database);
				executors.clearExecutor("logging", database);
				histories.resetAll();
			}
		};
		return (this.dialect != null) ? this.settings.withoutDatabase(this.dialect, work)
				: this.settings.withDatabase(work);
	}

	private static int newestOrder(RunRule rule) {
		return rule.history()
			.stream()
			.map(HistoryRow::orderExecuted)
			.filter(Objects::nonNull)
			.mapToInt(Integer::intValue)
			.max()
			.orElse(0);
	}

	/**
	 * Where the script begins.
	 */
	@FunctionalInterface
	private interface Beginning {

		RunRule rule(Database database, Changelog changelog) throws Exception;

	}

	/**
	 * What has to be written.
	 */
	@FunctionalInterface
	private interface Content {

		void write(Script script) throws Exception;

	}

}
