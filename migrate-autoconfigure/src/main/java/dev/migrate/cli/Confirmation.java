package dev.migrate.cli;

import java.util.List;

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
	 * Shows what would be lost and asks.
	 * @param heading what happens, to which the losses are the details
	 * @throws MigrationException if there is nobody to ask
	 */
	boolean confirmed(CommandSession session, boolean json, List<DataLoss> losses, String heading, String question) {
		if (this.yes) {
			return true;
		}
		List<String> details = losses.stream().map((loss) -> "    " + loss.describe()).toList();
		if (!canAsk(session, json)) {
			String separator = System.lineSeparator();
			throw new MigrationException(heading + separator + String.join(separator, details),
					"Nothing has been done. If that is meant, repeat the command with --yes.");
		}
		session.hint(session.palette().yellow("warning:") + " " + heading);
		details.forEach((line) -> session.hint(line, 6));
		return session.confirm(question);
	}

}
