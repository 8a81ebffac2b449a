package dev.migrate.cli;

import java.time.Duration;

import dev.migrate.execution.MigrationProgress;

/**
 * Shows what runs for tenants, in a line for each revision once it has run: several run
 * at a time.
 */
final class TenantProgress implements MigrationProgress {

	private final CommandSession session;

	private final String prefix;

	private TenantProgress(CommandSession session, String prefix) {
		this.session = session;
		this.prefix = prefix;
	}

	static TenantProgress of(CommandSession session) {
		return new TenantProgress(session, "  ");
	}

	@Override
	public MigrationProgress forTenant(String tenant) {
		return new TenantProgress(this.session, "  " + tenant + ": ");
	}

	@Override
	public void applied(String revision, Duration took) {
		print("Applying " + revision + "..." + this.session.palette().green(" OK"));
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
