package dev.migrate.lint;

/**
 * A revision that runs after one that comes later has never been tried in that order.
 */
final class NonLinearHistory implements LintRule {

	@Override
	public String code() {
		return "non-linear-history";
	}

	@Override
	public void check(LintedRevision revision, LintReport report) {
		if (revision.overtakenBy() != null) {
			report.add(this, new LintSite(revision, null, null), revision.id(),
					"It comes before " + revision.overtakenBy()
							+ ", which has run here: this database gets another order than a new one.",
					"# Give the file, and the ids in it, a time after that of " + revision.overtakenBy()
							+ ", as long as it has run nowhere.");
		}
	}

}
