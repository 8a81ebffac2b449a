package dev.migrate.execution;

import java.util.List;
import java.util.Objects;

import dev.migrate.changelog.Changelog;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.database.Database;
import liquibase.executor.ExecutorService;

/**
 * Writes as SQL what a run would do, history included, and does nothing of it.
 */
public final class ScriptRun {

	private static final String RANGE = ":";

	private final MigrationLiquibase settings;

	public ScriptRun(MigrationLiquibase settings) {
		this.settings = settings;
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
		return this.settings.withDatabase((database) -> {
			Changelog changelog = this.settings.load(database);
			RunRule rule = beginning.rule(database, changelog);
			ExecutorService executors = Scope.getCurrentScope().getSingleton(ExecutorService.class);
			ScriptExecutor executor = new ScriptExecutor(executors.getExecutor("jdbc", database), database,
					newestOrder(rule));
			for (String kind : List.of("jdbc", "logging")) {
				executors.setExecutor(kind, database, executor);
			}
			try {
				content.write(new Script(this.settings, database, changelog, rule, executor));
				return executor.script().strip() + "\n";
			}
			finally {
				executors.clearExecutor("jdbc", database);
				executors.clearExecutor("logging", database);
				Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class).resetAll();
			}
		});
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
