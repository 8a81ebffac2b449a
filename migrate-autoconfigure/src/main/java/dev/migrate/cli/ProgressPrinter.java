package dev.migrate.cli;

import java.time.Duration;
import java.util.List;

import dev.migrate.execution.MigrationProgress;
import org.jspecify.annotations.Nullable;

/**
 * Shows what runs while it runs, as {@code Applying 20261121_020355_initial... OK}. The
 * headings wait for the first revision, so that a refusal stands alone.
 */
final class ProgressPrinter implements MigrationProgress {

	private final CommandSession session;

	private final List<String> headings;

	private final String done;

	private @Nullable StatusLine line;

	private boolean begun;

	private ProgressPrinter(CommandSession session, List<String> headings, String done) {
		this.session = session;
		this.headings = headings;
		this.done = done;
	}

	/**
	 * For what runs.
	 */
	static ProgressPrinter running(CommandSession session, String operation) {
		return new ProgressPrinter(session, headings(operation), "OK");
	}

	/**
	 * For what is only marked as if it had run.
	 */
	static ProgressPrinter faking(CommandSession session, String operation) {
		return new ProgressPrinter(session, headings(operation), "FAKED");
	}

	private static List<String> headings(String operation) {
		return List.of("Operations to perform:", "  " + operation, "Running migrations:");
	}

	@Override
	public void applying(String revision) {
		printHeadings();
		this.line = StatusLine.begin(this.session, "  Applying " + revision + "...");
	}

	@Override
	public void applied(String revision, Duration took) {
		printDone();
	}

	@Override
	public void progressed(String revision, long done, long total) {
		if (this.line != null && total > 0) {
			this.line.progressed((int) Math.max(0, Math.min(100, done * 100 / total)));
		}
	}

	@Override
	public void unapplying(String revision) {
		printHeadings();
		this.line = StatusLine.begin(this.session, "  Unapplying " + revision + "...");
	}

	@Override
	public void unapplied(String revision, Duration took) {
		printDone();
	}

	@Override
	public void failed(String revision, String changeSetId) {
		endLine();
		this.session.print(this.session.palette().red(" FAILED"));
	}

	/**
	 * Everything has run.
	 * @param nothing what to say if that was nothing
	 */
	void end(String nothing) {
		if (!this.begun) {
			printHeadings();
			this.session.print("  " + nothing);
		}
	}

	/**
	 * Shows what has no callback of its own.
	 */
	void print(String line) {
		printHeadings();
		this.session.print("  " + line);
	}

	private void endLine() {
		if (this.line != null) {
			this.line.clear();
		}
		this.line = null;
	}

	private void printDone() {
		endLine();
		this.session.print(this.session.palette().green(" " + this.done));
	}

	private void printHeadings() {
		if (!this.begun) {
			this.headings.forEach(this.session::print);
		}
		this.begun = true;
	}

}
