package dev.migrate.cli;

import dev.migrate.failure.UnknownNameException;
import picocli.CommandLine.Option;

/**
 * A command that can be about each of the application's databases.
 */
abstract class DatabasesCommand extends AbstractCommand {

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
