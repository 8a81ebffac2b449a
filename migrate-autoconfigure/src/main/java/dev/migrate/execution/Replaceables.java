package dev.migrate.execution;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import dev.migrate.failure.MigrationException;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.FastCheckService;
import liquibase.database.Database;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What repeatable revisions have made, where it stands in the way of another revision: an
 * engine may refuse to change a table of which there is a view. It is taken away, and the
 * history forgets it, so that the end of the run or the next one makes it anew.
 */
final class Replaceables {

	private static final Log logger = LogFactory.getLog(Replaceables.class);

	private final MigrationLiquibase settings;

	private final Database database;

	private final Changelog changelog;

	private final StatementTimeouts timeouts;

	private final RunGate gate;

	private boolean away;

	Replaceables(MigrationLiquibase settings, Database database, Changelog changelog, StatementTimeouts timeouts,
			RunGate gate) {
		this.settings = settings;
		this.database = database;
		this.changelog = changelog;
		this.timeouts = timeouts;
		this.gate = gate;
	}

	/**
	 * Takes away what can be made anew, once, if that may be what the engine has refused
	 * to go on for.
	 * @return whether anything was taken away
	 */
	boolean makeWay(Throwable refusal) throws Exception {
		if (this.away || DatabaseReason.of(refusal).kind() != DatabaseReason.Kind.IN_USE) {
			return false;
		}
		this.away = true;
		HeldConnection.release(this.database);
		this.database.rollback();
		List<Undo> undo = undo();
		try {
			new RollbackRun.Work(this.database, this.changelog, MigrationProgress.SILENT,
					this.settings.dataMigrations(MigrationProgress.SILENT), this.timeouts, this, this.gate)
				.run(undo);
		}
		catch (MigrationException ex) {
			logger.debug("What is repeatable cannot be taken away", ex);
			return false;
		}
		finally {
			forgetCaches();
		}
		undo.forEach((step) -> logger.info("Took away " + step.revision().id()
				+ ", of which there is what a revision changes; it is made anew behind the newest revision"));
		return !undo.isEmpty();
	}

	private List<Undo> undo() throws Exception {
		RunRule rule = this.settings.rule(this.database);
		ChangeSetStatements statements = new ChangeSetStatements(this.database);
		List<Undo> undo = new ArrayList<>();
		for (Revision revision : this.changelog.revisions()) {
			Undo step = RollbackPlanner.undo(revision, rule);
			if (revision.repeatable() && !step.steps().isEmpty()
					&& step.steps().stream().allMatch((one) -> statements.canUndo(one.changeSet()))) {
				undo.add(0, step);
			}
		}
		return undo;
	}

	/** Liquibase remembers what has run for as long as a run lasts. */
	private static void forgetCaches() {
		Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class).resetAll();
		Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
	}

}
