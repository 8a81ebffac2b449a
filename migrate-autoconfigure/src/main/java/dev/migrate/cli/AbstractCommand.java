package dev.migrate.cli;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What all commands understand.
 */
abstract class AbstractCommand implements Callable<Integer> {

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
	 * What {@code -v} has the command say, or null where that is nothing of its own.
	 */
	@Nullable String verboseWords() {
		return null;
	}

}
