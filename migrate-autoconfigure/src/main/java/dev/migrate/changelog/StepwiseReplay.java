package dev.migrate.changelog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.DatabaseException;
import liquibase.executor.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * What each statement of a change set, or of what undoes it, makes of the schema.
 */
public final class StepwiseReplay {

	private final ChangelogLoader loader;

	private final Engine engine;

	private final Shadow shadow;

	private final boolean undoing;

	/**
	 * A replay in an empty shadow, which is filled.
	 * @param undoing whether the change set is undone, statement by statement, rather
	 * than run
	 */
	public StepwiseReplay(ChangelogLoader loader, Engine engine, Shadow shadow, boolean undoing) {
		this.loader = loader;
		this.engine = engine;
		this.shadow = shadow;
		this.undoing = undoing;
	}

	/**
	 * Runs what has run, and then a change set, or undoes that.
	 * @param changelog the changelog, as loaded for the engine and for nothing else
	 * @param ran what has run before
	 * @return a step for each statement of the change set
	 * @throws dev.migrate.failure.MigrationException if something fails
	 */
	public List<Step> replay(Changelog changelog, Predicate<ChangeSet> ran, ChangeSet last) throws SQLException {
		DatabaseChangeLog databaseChangeLog = changelog.databaseChangeLog();
		List<ChangeSet> changeSets = new ArrayList<>(
				databaseChangeLog.getChangeSets().stream().filter(ran).filter((one) -> one != last).toList());
		changeSets.add(last);
		LiquibaseDialect dialect = new LiquibaseDialect(this.engine,
				this.engine.identifier(this.shadow.scope().home().liveName()));
		for (Identifier schema : ChangelogSchemas.namedBy(changeSets, dialect)) {
			this.shadow.include(schema);
		}
		ShadowRun run = new ShadowRun(this.shadow);
		run.prepare(changeSets);
		Steps steps = new Steps();
		steps.setDatabase(run.database());
		try {
			for (ChangeSet changeSet : changeSets) {
				if (changeSet == last && !this.undoing) {
					watch(run, steps);
				}
				run.execute(changeSet, databaseChangeLog, this.loader.resourceAccessor());
			}
			if (this.undoing && !ShadowRun.leavesOut(last.getRollback().getChanges())) {
				watch(run, steps);
				run.undo(last, databaseChangeLog, this.loader.resourceAccessor());
			}
		}
		finally {
			run.finish();
		}
		return steps.finish();
	}

	private static void watch(ShadowRun run, Steps steps) {
		Scope.getCurrentScope().getSingleton(ExecutorService.class).setExecutor("jdbc", run.database(), steps);
		steps.guard(true);
	}

	/**
	 * A statement.
	 *
	 * @param sql what it says, or null if that is not known
	 * @param before the schema before it
	 * @param after the schema after it
	 */
	public record Step(@Nullable String sql, Schema before, Schema after) {
	}

	private final class Steps extends StatementGate {

		private final List<Schema> before = new ArrayList<>();

		private final List<@Nullable String> statements = new ArrayList<>();

		@Override
		protected boolean enter(@Nullable String sql) throws DatabaseException {
			try {
				this.before.add(StepwiseReplay.this.shadow.read());
				this.statements.add(sql);
				return true;
			}
			catch (SQLException ex) {
				throw new DatabaseException(ex);
			}
		}

		List<Step> finish() throws SQLException {
			this.before.add(StepwiseReplay.this.shadow.read());
			List<Step> steps = new ArrayList<>();
			for (int i = 0; i < this.statements.size(); i++) {
				steps.add(new Step(this.statements.get(i), this.before.get(i), this.before.get(i + 1)));
			}
			return steps;
		}

	}

}
