package dev.migrate.execution;

import java.util.List;

import dev.migrate.changelog.JavaRevision;
import liquibase.change.Change;
import liquibase.change.core.ExecuteShellCommandChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import org.jspecify.annotations.Nullable;

/**
 * An attempt at running a change set, or at undoing it. One that has failed is made again
 * only where nothing of it has stayed: the engine takes back what is in a transaction, no
 * engine what a program or the application's code has done elsewhere.
 */
final class Attempt {

	private final ChangeSet changeSet;

	private final boolean undoing;

	private final boolean takenBack;

	private boolean codeHasRun;

	private int begun;

	private boolean stays;

	private Attempt(ChangeSet changeSet, boolean undoing, boolean transactional) {
		this.changeSet = changeSet;
		this.undoing = undoing;
		this.takenBack = transactional && changeSet.isRunInTransaction();
		this.codeHasRun = JavaRevision.isOne(changeSet);
	}

	/**
	 * At running it.
	 * @param transactional whether the engine takes back changes of the schema
	 */
	static Attempt atRunning(ChangeSet changeSet, boolean transactional) {
		return new Attempt(changeSet, false, transactional);
	}

	/**
	 * At undoing it, by its own rollback or by what its changes know of one.
	 */
	static Attempt atUndoing(ChangeSet changeSet, boolean transactional) {
		Attempt attempt = new Attempt(changeSet, true, transactional);
		List<Change> changes = changeSet.hasCustomRollbackChanges() ? changeSet.getRollback().getChanges()
				: changeSet.getChanges();
		changes.forEach(attempt::begin);
		return attempt;
	}

	ChangeSet changeSet() {
		return this.changeSet;
	}

	/**
	 * Whether it is undone, rather than run.
	 */
	boolean undoes() {
		return this.undoing;
	}

	/**
	 * Whether each statement may be committed by itself.
	 */
	boolean commitsStatements() {
		return !this.takenBack;
	}

	/**
	 * A change begins.
	 */
	void begin(Change change) {
		this.codeHasRun |= change instanceof CustomChangeWrapper || change instanceof ExecuteShellCommandChange;
	}

	/**
	 * A statement begins that may be committed by itself.
	 * @param sql what it says, or null if that is not known
	 * @return how many there were before it
	 */
	int begin(@Nullable String sql) {
		// The first half of several in one piece may stay as well
		this.stays |= sql != null && SqlPieces.of(sql).size() > 1;
		return this.begun++;
	}

	/**
	 * The statement has come to its end.
	 */
	void end() {
		this.stays = true;
	}

	/**
	 * Whether nothing has stayed of it, now that it has failed.
	 */
	boolean leavesNothing() {
		return this.changeSet.isRunInTransaction() && !this.codeHasRun && (this.takenBack || !this.stays);
	}

}
