package dev.migrate.cli;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.execution.DataLoss;
import dev.migrate.failure.MigrationException;
import picocli.CommandLine.Option;

/**
 * How a command that can lose data is to be confirmed.
 */
final class Confirmation {

	@Option(names = { "-y", "--yes" }, description = "Lose data without asking for confirmation.")
	boolean yes;

	@Option(names = { "--no-input", "--noinput" }, description = "Ask nothing; what loses data is refused.")
	boolean noInput;

	boolean yes() {
		return this.yes;
	}

	boolean canAsk(CommandSession session, boolean json) {
		return session.interactive() && !this.noInput && !json;
	}

	/**
	 * Whether what can be lost may be, by the one rule of all commands: whoever sits at a
	 * terminal is asked before anything goes that could hold data. Where nobody can be
	 * asked, what holds data is refused, and what is empty by now goes with a warning:
	 * revisions that drop have been reviewed, and run where nobody looks on. To go back
	 * is not done without a word there even so, which the rollback itself sees to.
	 * @param heading what happens to what holds data
	 * @param harmless the same where there is nothing in it by now
	 * @throws MigrationException if there is data to be lost and nobody to ask
	 */
	boolean allows(CommandSession session, boolean json, List<DataLoss> losses, String heading, String harmless,
			String question) {
		if (losses.isEmpty() || this.yes) {
			return true;
		}
		if (losses.stream().anyMatch(DataLoss::hurts)) {
			return confirmed(session, json, losses, heading, question);
		}
		warn(session, losses, harmless);
		return !canAsk(session, json) || session.confirm(question);
	}

	/**
	 * The same for a command that exists to take everything away, which is not done
	 * without being asked for, whatever it is that goes.
	 * @param heading what happens, to which the losses are the details
	 * @throws MigrationException if there is nobody to ask
	 */
	boolean confirmed(CommandSession session, boolean json, List<DataLoss> losses, String heading, String question) {
		if (this.yes) {
			return true;
		}
		if (!canAsk(session, json)) {
			String separator = System.lineSeparator();
			throw new MigrationException(
					heading + separator
							+ losses.stream().map(Confirmation::detail).collect(Collectors.joining(separator)),
					"Nothing has been done. If that is meant, repeat the command with --yes.");
		}
		warn(session, losses, heading);
		return session.confirm(question);
	}

	private static void warn(CommandSession session, List<DataLoss> losses, String heading) {
		session.hint(session.palette().yellow("warning:") + " " + heading);
		losses.forEach((loss) -> session.hint(detail(loss), 6));
	}

	private static String detail(DataLoss loss) {
		return "    " + loss.describe();
	}

}
