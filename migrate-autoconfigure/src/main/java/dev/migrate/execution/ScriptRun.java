package dev.migrate.execution;

import java.util.List;
import java.util.Objects;

import dev.migrate.changelog.Changelog;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.executor.ExecutorService;

/**
 * Writes as SQL what a run would do, history included, and does nothing of it.
 */
public final class ScriptRun {

	private final MigrationLiquibase settings;

	public ScriptRun(MigrationLiquibase settings) {
		this.settings = settings;
	}

	/**
	 * What applies everything that is pending.
	 * @param target the place to end at, as for a run, or {@code head}
	 */
	public String upgrade(String target) {
		return write((script) -> script.upgrade(target));
	}

	/**
	 * What undoes everything behind a place.
	 */
	public String downgrade(String target) {
		return write((script) -> script.downgrade(target));
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
		return this.settings.withDatabase((database) -> {
			Changelog changelog = this.settings.load(database);
			RunRule rule = this.settings.rule(database);
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
	 * What has to be written.
	 */
	@FunctionalInterface
	private interface Content {

		void write(Script script) throws Exception;

	}

}
