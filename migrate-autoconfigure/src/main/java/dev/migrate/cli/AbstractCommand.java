package dev.migrate.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What all commands understand.
 */
abstract class AbstractCommand implements Callable<Integer> {

	private static final String WHERE_AND_HOW_LONG = "Say how long it took, and on which database.";

	protected final CommandSession session;

	@Option(names = { "-v", "--verbose" }, order = 96, description = "Say more, where there is more to say.")
	boolean verbose;

	@Option(names = { "-h", "--help" }, usageHelp = true, order = 100, description = "Show this help.")
	boolean help;

	@Option(names = "--debug", order = 101, description = "Show the stack trace of a failure.")
	boolean debug;

	/**
	 * Which database the session is about.
	 */
	@Option(names = "--database", paramLabel = "NAME", order = 99,
			description = "The database, where the application has several. Default: default")
	void database(String name) {
		this.session.choose(name);
	}

	/**
	 * Which of the database's tenants the session is about.
	 */
	@Option(names = "--tenant", paramLabel = "ID", order = 99,
			description = "The tenant, where the database has several. Without it, what can be done for all is.")
	void tenant(String id) {
		this.session.chooseTenant(id);
	}

	AbstractCommand(CommandSession session) {
		this.session = session;
	}

	/**
	 * What {@code -v} has the command say, or null if it does not know the option.
	 */
	@Nullable String verboseWords() {
		return WHERE_AND_HOW_LONG;
	}

	/**
	 * The command has done what it was asked for.
	 */
	final void ended(Duration took) {
		if (this.verbose && WHERE_AND_HOW_LONG.equals(verboseWords())) {
			String seconds = String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
			this.session.hint("Took " + seconds + this.session.where().map((url) -> ", on " + url).orElse("") + ".");
		}
	}

}
