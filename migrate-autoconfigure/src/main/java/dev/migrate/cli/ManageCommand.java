package dev.migrate.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What is typed behind {@code ./manage} where none of the commands is: what there is to
 * type. Unlike the application itself, the script knows that one was meant.
 */
@Command(name = CommandArguments.MANAGE, description = "The application's own command line.",
		footer = { "  ./manage makemigrations -m \"Add phone number to users\"", "  ./manage migrate",
				"  ./manage run      (starts the application)" })
class ManageCommand implements Runnable {

	@Spec
	CommandSpec spec = CommandSpec.create();

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this.")
	boolean help;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "There is no command");
	}

}
