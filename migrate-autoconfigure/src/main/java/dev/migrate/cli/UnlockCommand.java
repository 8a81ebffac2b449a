package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.MigrationService;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.failure.MigrationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code migrate unlock}: frees a lock that a dead process left behind.
 */
@Command(name = "unlock",
		description = { "Free the lock that a process has left behind.",
				"Asks whether that process is gone, and refuses where nobody can be asked." },
		footer = "  java -jar app.jar migrate unlock --yes")
class UnlockCommand extends AbstractCommand {

	@Option(names = { "-y", "--yes" }, description = "The process that holds the lock is gone.")
	boolean yes;

	@Option(names = { "--no-input", "--noinput" }, description = "Ask nothing: refuse without --yes.")
	boolean noInput;

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	UnlockCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		MigrationService service = this.session.service();
		LockStatus lock = service.status().lock();
		if (lock.held() && !this.yes && !confirmed(lock)) {
			this.session.hint("The lock has not been freed.");
			return ExitCode.FAILED;
		}
		LockStatus freed = (lock.held() || lock.owner() != null) ? service.unlock() : lock;
		if (this.json) {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("freed", freed.held());
			json.put("owner", freed.owner());
			json.put("since", freed.since());
			this.session.print(json);
		}
		else {
			this.session.print(told(freed));
		}
		return ExitCode.DONE;
	}

	private static String told(LockStatus freed) {
		if (freed.held()) {
			return "Freed the lock of " + holder(freed) + ".";
		}
		return (freed.owner() != null) ? "Forgot where " + holder(freed) + " was interrupted."
				: "The database is not locked.";
	}

	private boolean confirmed(LockStatus lock) {
		if (!this.session.interactive() || this.noInput || this.json) {
			throw new MigrationException("The database is locked for migration by " + holder(lock) + ".",
					"If that process is gone, repeat the command with --yes. If it is still running, wait for it.");
		}
		this.session.hint("The database is locked for migration by " + holder(lock) + ".");
		return this.session.confirm("Is that process gone?");
	}

	private static String holder(LockStatus lock) {
		String owner = (lock.owner() != null) ? lock.owner() : "an unknown process";
		return (lock.since() != null) ? owner + " since " + ShowMigrationsCommand.local(lock.since()) : owner;
	}

}
