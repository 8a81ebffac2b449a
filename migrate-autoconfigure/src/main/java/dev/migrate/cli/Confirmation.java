package dev.migrate.cli;

import picocli.CommandLine.Option;

/**
 * How a command that can lose data is to be confirmed.
 */
final class Confirmation {

	@Option(names = { "-y", "--yes" }, description = "Lose data without asking for confirmation.")
	boolean yes;

	@Option(names = { "--no-input", "--noinput" },
			description = "Ask nothing; going back is refused where it loses data.")
	boolean noInput;

	boolean yes() {
		return this.yes;
	}

	boolean canAsk(CommandSession session, boolean json) {
		return session.interactive() && !this.noInput && !json;
	}

}
