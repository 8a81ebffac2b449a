package dev.migrate.cli;

import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * All commands: those that stand alone, as Django has them, and those under
 * {@code migrate}.
 */
final class Commands {

	private Commands() {
	}

	/**
	 * The command of that name, one of {@link CommandArguments}' own.
	 */
	static CommandLine create(String name, CommandSession session) {
		return switch (name) {
			case "makemigrations" -> commandLine(new MakeMigrationsCommand(session));
			case "showmigrations" -> commandLine(new ShowMigrationsCommand(session));
			case "sqlmigrate" -> commandLine(new SqlCommand.SqlMigrate(session));
			case "migrate" -> migrate(session);
			case CommandArguments.MANAGE -> manage(session);
			default -> throw new IllegalArgumentException(name);
		};
	}

	private static CommandLine manage(CommandSession session) {
		CommandLine manage = new CommandLine(new ManageCommand());
		Stream.of("makemigrations", "migrate", "showmigrations", "sqlmigrate")
			.forEach((name) -> manage.addSubcommand(name, create(name, session)));
		headings(manage.getCommandSpec());
		return manage;
	}

	private static CommandLine migrate(CommandSession session) {
		CommandLine migrate = commandLine(new MigrateCommand(session));
		Stream
			.of(new CheckCommand(session), new UpgradeCommand(session), new CreateCommand(session),
					new MergeCommand(session), new SquashCommand(session), new DowngradeCommand(session),
					new RollbackCommand(session), new StampCommand(session), new SqlCommand.Sql(session),
					new HistoryCommand(session), new CurrentCommand(session), new HeadsCommand(session),
					new BranchesCommand(session), new ShowCommand(session), new DriftCommand(session),
					new UnlockCommand(session), new InitCommand(session), new EnvCommand(session),
					new BackupCommand(session), new RestoreCommand(session), new ResetCommand(session),
					new DeleteCommand(session), new SeedCommand(session), new DbCommand(session),
					new SetupCommand(session), new CompletionCommand(session), new LintCommand(session))
			.map(Commands::commandLine)
			.forEach((command) -> migrate.addSubcommand(command.getCommandName(), command));
		return migrate;
	}

	private static CommandLine commandLine(AbstractCommand command) {
		CommandLine commandLine = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
		CommandSpec spec = commandLine.getCommandSpec();
		OptionSpec verbose = spec.findOption("--verbose");
		spec.remove(verbose);
		if (command.verboseWords() != null) {
			spec.addOption(verbose.toBuilder().description(command.verboseWords()).build());
		}
		headings(spec);
		unbroken(commandLine);
		return commandLine;
	}

	/**
	 * Examples are pasted, so they have no line ends of the library's in them.
	 */
	private static void unbroken(CommandLine commandLine) {
		commandLine.getHelpSectionMap()
			.put(UsageMessageSpec.SECTION_KEY_FOOTER,
					(help) -> String.join(System.lineSeparator(), help.commandSpec().usageMessage().footer())
							+ System.lineSeparator());
	}

	private static void headings(CommandSpec spec) {
		spec.usageMessage()
			.sortOptions(false)
			.abbreviateSynopsis(false)
			.optionListHeading("%nOptions:%n")
			.parameterListHeading("%n")
			.commandListHeading("%nCommands:%n")
			.footerHeading("%nExample:%n");
	}

}
