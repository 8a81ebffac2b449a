package dev.migrate.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.MigrationStatus;
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

	private boolean verbose;

	private final Map<String, List<String>> operations = new HashMap<>();

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

	/**
	 * Lists below a revision what it has done.
	 */
	ProgressPrinter verbose(boolean verbose) {
		this.verbose = verbose;
		return this;
	}

	/**
	 * Says what a revision does, where that is not known from what is pending.
	 */
	void operation(String revision, String words) {
		this.operations.computeIfAbsent(revision, (id) -> new ArrayList<>()).add(words);
	}

	@Override
	public void planned(MigrationStatus before) {
		before.pending()
			.forEach((changeSet) -> changeSet.operations().forEach((words) -> operation(changeSet.revision(), words)));
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
		printDone(revision);
	}

	@Override
	public void incomplete(String revision) {
		endLine();
		this.session.print(this.session.palette().yellow(" IN PART"));
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
		printDone(revision);
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

	private void printDone(String revision) {
		endLine();
		this.session.print(this.session.palette().green(" " + this.done));
		if (this.verbose) {
			this.operations.getOrDefault(revision, List.of()).forEach((words) -> this.session.print("    " + words));
		}
	}

	private void printHeadings() {
		if (!this.begun) {
			this.headings.forEach(this.session::print);
		}
		this.begun = true;
	}

}
