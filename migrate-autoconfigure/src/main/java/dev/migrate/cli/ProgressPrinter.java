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

	private @Nullable String target;

	/** How many revisions have their turn, or 0 if that is not known. */
	private int revisions;

	private int finished;

	private @Nullable Waiting waiting;

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
	 * Ends with a revision.
	 * @param target the revision, or null for the newest
	 */
	ProgressPrinter upTo(@Nullable String target) {
		this.target = target;
		return this;
	}

	/**
	 * Says how many revisions have their turn.
	 */
	ProgressPrinter revisions(int revisions) {
		this.revisions = revisions;
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
		this.revisions = PendingPlan.of(before, this.target).revisions().size();
		before.pending()
			.forEach((changeSet) -> changeSet.operations().forEach((words) -> operation(changeSet.revision(), words)));
	}

	private static List<String> headings(String operation) {
		return List.of("Operations to perform:", "  " + operation, "Running migrations:");
	}

	@Override
	public void waiting(String owner) {
		printHeadings();
		this.waiting = Waiting.begin(this.session, "  Waiting for " + owner + ", which migrates the database...");
	}

	@Override
	public void waited(Duration took, boolean successful) {
		if (this.waiting != null) {
			this.waiting.end(successful);
		}
		if (successful) {
			this.session.print(this.session.palette().green(" OK"));
		}
		this.waiting = null;
	}

	@Override
	public void applying(String revision) {
		begin("  Applying " + revision + "...");
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
		if (total > 0) {
			show(Math.max(0, Math.min(1, (double) done / total)));
		}
	}

	@Override
	public void unapplying(String revision) {
		begin("  Unapplying " + revision + "...");
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

	private void begin(String text) {
		printHeadings();
		this.line = StatusLine.begin(this.session, text);
		if (this.revisions > 1) {
			show(0);
		}
	}

	/**
	 * One bar for all revisions: many small ones take their time as well.
	 * @param done which part of the current one is done
	 */
	private void show(double done) {
		if (this.line != null) {
			int all = Math.max(this.revisions, this.finished + 1);
			this.line.progressed((int) (100 * (this.finished + done) / all),
					(all > 1) ? ", " + (this.finished + 1) + " of " + all : "");
		}
	}

	private void endLine() {
		if (this.line != null) {
			this.line.clear();
			this.finished++;
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
