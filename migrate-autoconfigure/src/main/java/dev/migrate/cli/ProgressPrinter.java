package dev.migrate.cli;

import java.util.List;

import dev.migrate.execution.MigrationProgress;

/**
 * Shows what runs while it runs, as {@code Applying 20261121_020355_initial... OK}. The
 * headings wait for the first revision, so that a refusal stands alone.
 */
final class ProgressPrinter implements MigrationProgress {

	private final CommandSession session;

	private final List<String> headings;

	private boolean begun;

	ProgressPrinter(CommandSession session, List<String> headings) {
		this.session = session;
		this.headings = headings;
	}

	@Override
	public void applying(String revision) {
		printHeadings();
		this.session.begin("  Applying " + revision + "...");
	}

	@Override
	public void applied(String revision) {
		this.session.print(this.session.palette().green(" OK"));
	}

	@Override
	public void failed(String revision, String changeSetId) {
		this.session.print(this.session.palette().red(" FAILED"));
	}

	/**
	 * Everything has run.
	 */
	void end() {
		if (!this.begun) {
			printHeadings();
			this.session.print("  No migrations to apply.");
		}
	}

	private void printHeadings() {
		if (!this.begun) {
			this.headings.forEach(this.session::print);
		}
		this.begun = true;
	}

}
