package dev.migrate.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options may stand before a subcommand as well as behind it. The library would take
 * those before it for options of the command above and leave it at that, so that
 * {@code migrate --plan downgrade} would be no plan.
 */
final class OptionOrder {

	private OptionOrder() {
	}

	/**
	 * The arguments with the subcommand first, if there is one.
	 */
	static List<String> subcommandFirst(CommandLine command, List<String> arguments) {
		Set<String> valued = optionsWithValues(command);
		for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
			String argument = arguments.get(i);
			if (command.getSubcommands().containsKey(argument)) {
				List<String> arranged = new ArrayList<>(arguments);
				arranged.add(0, arranged.remove(i));
				return arranged;
			}
			if (valued.contains(argument)) {
				i++;
			}
		}
		return arguments;
	}

	/**
	 * What follows one of these is its value, even where it is called like a command.
	 */
	private static Set<String> optionsWithValues(CommandLine command) {
		Set<String> names = new HashSet<>();
		addOptionsWithValues(command, names);
		command.getSubcommands().values().forEach((subcommand) -> addOptionsWithValues(subcommand, names));
		return names;
	}

	private static void addOptionsWithValues(CommandLine command, Set<String> names) {
		for (OptionSpec option : command.getCommandSpec().options()) {
			if (option.arity().min() > 0) {
				names.addAll(List.of(option.names()));
			}
		}
	}

}
