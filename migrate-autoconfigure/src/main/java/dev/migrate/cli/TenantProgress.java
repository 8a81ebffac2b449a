package dev.migrate.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.MigrationStatus;

/**
 * Shows what runs for tenants, in a line for each revision once it has run: several run
 * at a time.
 */
final class TenantProgress implements MigrationProgress {

	private final CommandSession session;

	private final String prefix;

	private final boolean verbose;

	private final Map<String, List<String>> operations = new HashMap<>();

	private TenantProgress(CommandSession session, String prefix, boolean verbose) {
		this.session = session;
		this.prefix = prefix;
		this.verbose = verbose;
	}

	/**
	 * Creates a progress.
	 * @param verbose whether to list below a revision what it has done
	 */
	static TenantProgress of(CommandSession session, boolean verbose) {
		return new TenantProgress(session, "  ", verbose);
	}

	@Override
	public MigrationProgress forTenant(String tenant) {
		return new TenantProgress(this.session, "  " + tenant + ": ", this.verbose);
	}

	@Override
	public void planned(MigrationStatus before) {
		before.pending()
			.forEach((changeSet) -> this.operations
				.computeIfAbsent(changeSet.revision(), (revision) -> new ArrayList<>())
				.addAll(changeSet.operations()));
	}

	@Override
	public void applied(String revision, Duration took) {
		synchronized (this.session) {
			print("Applying " + revision + "..." + this.session.palette().green(" OK"));
			if (this.verbose) {
				this.operations.getOrDefault(revision, List.of()).forEach((words) -> print("    " + words));
			}
		}
	}

	@Override
	public void incomplete(String revision) {
		print("Applying " + revision + "..." + this.session.palette().yellow(" IN PART"));
	}

	@Override
	public void unapplied(String revision, Duration took) {
		print("Unapplying " + revision + "..." + this.session.palette().green(" OK"));
	}

	@Override
	public void failed(String revision, String changeSetId) {
		print("Applying " + revision + "..." + this.session.palette().red(" FAILED"));
	}

	private void print(String line) {
		synchronized (this.session) {
			this.session.print(this.prefix + line);
		}
	}

}
