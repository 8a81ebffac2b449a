package dev.migrate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was typed, if it is a command of ours. Options that are Spring's, recognised by
 * the dot in their names, are left to Spring wherever they stand.
 *
 * @param command the command's name
 * @param arguments what it was given, before or after its name
 */
record CommandArguments(String command, List<String> arguments) {

	/** What stands for a command where the script that starts commands was given none. */
	static final String MANAGE = "manage";

	static final String LAUNCHER = "migrate.launcher";

	static final Set<String> COMMANDS = Set.of("makemigrations", "migrate", "showmigrations", "sqlmigrate");

	CommandArguments {
		arguments = List.copyOf(arguments);
	}

	/**
	 * The command among an application's arguments: the first one without a dash decides.
	 * What the script {@code manage} was given is one of ours, or a mistake.
	 */
	static Optional<CommandArguments> of(String... args) {
		Optional<CommandArguments> none = MANAGE.equals(System.getProperty(LAUNCHER))
				? Optional.of(new CommandArguments(MANAGE, others(args, -1))) : Optional.empty();
		for (int i = 0; i < args.length; i++) {
			if (!args[i].startsWith("-")) {
				return COMMANDS.contains(args[i]) ? Optional.of(new CommandArguments(args[i], others(args, i))) : none;
			}
		}
		return none;
	}

	/**
	 * Whether failures are to be shown with all their details.
	 */
	boolean debug() {
		return this.arguments.contains("--debug");
	}

	private static List<String> others(String[] args, int command) {
		List<String> others = new ArrayList<>();
		for (int i = 0; i < args.length; i++) {
			if (i != command && !isSpringOption(args[i])) {
				others.add(args[i]);
			}
		}
		return others;
	}

	private static boolean isSpringOption(String argument) {
		if (!argument.startsWith("--")) {
			return false;
		}
		int end = argument.indexOf('=');
		return argument.substring(0, (end != -1) ? end : argument.length()).contains(".");
	}

}
