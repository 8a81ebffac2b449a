package dev.migrate.cli;

import dev.migrate.failure.UnknownNameException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * A command that can be about each of the application's databases.
 */
abstract class DatabasesCommand extends AbstractCommand {

	@Spec
	@Nullable CommandSpec typed;

	@Option(names = "--json", order = 97, description = "Print JSON.")
	boolean json;

	DatabasesCommand(CommandSession session) {
		super(session);
	}

	/**
	 * Each database, one after the other.
	 */
	@Option(names = "--all", order = 98, description = "Every database of the application, one after the other.")
	void all(boolean all) {
		this.session.chooseAll(all);
	}

	@Override
	public final Integer call() throws Exception {
		refuseBeside("--sql", "--plan", "--check", "--backup");
		refuseBeside("--plan", "--backup");
		refuseBeside("--check", "--backup");
		if (!this.session.all()) {
			return run();
		}
		if (script()) {
			throw new UnknownNameException("There is no '--all' for SQL, which is run on one database.",
					"Name the database with --database NAME.");
		}
		return new EachDatabase(this.session, this.json, this.debug).run(this::run);
	}

	/**
	 * Of two options that each say what is done instead of running anything, one would be
	 * passed over; and nothing that does not run needs a backup.
	 */
	private void refuseBeside(String option, String... others) {
		ParseResult parsed = (this.typed != null) ? this.typed.commandLine().getParseResult() : null;
		if (parsed == null || !parsed.hasMatchedOption(option)) {
			return;
		}
		for (String other : others) {
			if (parsed.hasMatchedOption(other)) {
				throw new ParameterException(parsed.commandSpec().commandLine(),
						"There is no '" + other + "' beside '" + option + "', which runs nothing");
			}
		}
	}

	/**
	 * Does it on the database that the session is about.
	 * @return the exit code
	 */
	abstract int run() throws Exception;

	/**
	 * Whether it prints something that is meant to be run.
	 */
	boolean script() {
		return false;
	}

}
