package dev.migrate;

import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.RollbackPlan;
import org.jspecify.annotations.Nullable;

/**
 * What is to be undone.
 *
 * @param target the revision to go back to (its id or a unique prefix of it),
 * {@code base} to undo everything, or {@code -1} and so on for that many revisions
 * @param allowDataLoss whether rows and values may be lost
 * @param approved the plan that somebody has seen and agreed to, losses included, or
 * null: if it is not what would be undone by now, nothing is
 * @param progress hears what is undone
 */
public record RollbackRequest(String target, boolean allowDataLoss, @Nullable RollbackPlan approved,
		MigrationProgress progress) {

	/**
	 * Goes back to a revision if nothing is lost by that.
	 */
	public static RollbackRequest to(String target) {
		return new RollbackRequest(target, false, null, MigrationProgress.SILENT);
	}

	/**
	 * Undoes a number of revisions if nothing is lost by that.
	 */
	public static RollbackRequest steps(int steps) {
		return to("-" + steps);
	}

	public RollbackRequest withDataLossAllowed() {
		return new RollbackRequest(this.target, true, this.approved, this.progress);
	}

	public RollbackRequest withApproved(RollbackPlan plan) {
		return new RollbackRequest(this.target, this.allowDataLoss, plan, this.progress);
	}

	public RollbackRequest withProgress(MigrationProgress progress) {
		return new RollbackRequest(this.target, this.allowDataLoss, this.approved, progress);
	}

}
