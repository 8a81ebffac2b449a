package dev.migrate.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

import dev.migrate.changelog.UnknownRevisionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Finds the command that was typed, runs it and turns its end into an exit code. With the
 * commands themselves, the only code that needs picocli.
 */
final class CommandExecutor {

	private static final List<String> HELP = List.of("-h", "--help");

	/** Stands for what could not be read. */
	private static final char LOST = '\uFFFD';

	/** What the library can lay out. */
	private static final int NARROWEST = 55;

	/** What reads well. */
	private static final int WIDEST = 120;

	private final CommandArguments arguments;

	private final CommandConsole console;

	CommandExecutor(CommandArguments arguments, CommandConsole console) {
		this.arguments = arguments;
		this.console = console;
	}

	/**
	 * Prints help, or what is wrong with the command line.
	 * @return the exit code, or empty if the command has to run
	 */
	OptionalInt answerWithoutApplication() {
		CommandLine commandLine = commandLine(() -> {
			throw new IllegalStateException("No application yet");
		}, null);
		String[] args = args(commandLine);
		try {
			refuseLostCharacters(commandLine);
			ParseResult parsed = commandLine.parseArgs(args);
			Integer help = CommandLine.executeHelpRequest(parsed);
			if (help == null && commandLine.getCommand() instanceof ManageCommand missing) {
				missing.run();
			}
			return (help != null) ? OptionalInt.of(help) : OptionalInt.empty();
		}
		catch (ParameterException ex) {
			return OptionalInt.of(reportUsage(ex, args));
		}
	}

	/**
	 * Runs the command.
	 * @return the exit code
	 */
	int execute(ConfigurableApplicationContext context) {
		try {
			CommandLine commandLine = commandLine(() -> context, context);
			return commandLine.execute(args(commandLine));
		}
		catch (Throwable ex) {
			// Picocli hands over exceptions only; a missing class is an error
			return reporter().report(ex, context);
		}
		finally {
			this.console.out().flush();
		}
	}

	private CommandLine commandLine(Supplier<ConfigurableApplicationContext> context,
			@Nullable ConfigurableApplicationContext failed) {
		CommandLine commandLine = Commands.create(this.arguments.command(), new CommandSession(this.console, context));
		commandLine.setExpandAtFiles(false);
		commandLine.registerConverter(Path.class, CommandExecutor::path);
		commandLine.setColorScheme(Help.defaultColorScheme(this.console.colored() ? Help.Ansi.ON : Help.Ansi.OFF));
		if (this.console.terminal() && HELP.stream().anyMatch(this.arguments.arguments()::contains)) {
			commandLine.setUsageHelpWidth(Math.max(NARROWEST, Math.min(WIDEST, this.console.columns().getAsInt())));
		}
		commandLine.setExecutionStrategy(CommandExecutor::run);
		commandLine.setOut(new PrintWriter(this.console.out(), true));
		commandLine.setErr(new PrintWriter(this.console.err(), true));
		commandLine.setParameterExceptionHandler(this::reportUsage);
		commandLine.setExecutionExceptionHandler((ex, command, parsed) -> reportFailure(ex, command, failed));
		return commandLine;
	}

	private static int run(ParseResult parsed) {
		long begin = System.nanoTime();
		int code = new RunLast().execute(parsed);
		List<CommandLine> commands = parsed.asCommandLineList();
		if (commands.get(commands.size() - 1).getCommand() instanceof AbstractCommand command) {
			command.ended(Duration.ofNanos(System.nanoTime() - begin));
		}
		return code;
	}

	/** The library would name the exception. */
	private static Path path(String text) {
		try {
			return Path.of(text);
		}
		catch (InvalidPathException ex) {
			throw new TypeConversionException(
					"'" + text.replaceAll("\\p{Cntrl}", "?") + "' cannot be the name of a file");
		}
	}

	private int reportUsage(ParameterException failure, String[] args) {
		CommandLine command = failure.getCommandLine();
		PrintWriter err = command.getErr();
		err.println(this.console.fit(new Palette(this.console.colored()).red("error:") + " " + failure.getMessage()));
		UnmatchedArgumentException.printSuggestions(failure, err);
		err.println(this.console
			.fit("Try '" + command.getCommandSpec().qualifiedName() + " --help' for what can be said."));
		err.flush();
		return ExitCode.USAGE;
	}

	/**
	 * Where a revision or a command can stand, a revision that does not exist may be a
	 * command with a typing error.
	 */
	private int reportFailure(Exception failure, CommandLine command,
			@Nullable ConfigurableApplicationContext context) {
		int code = reporter().report(failure, context);
		if (failure instanceof UnknownRevisionException && command.getCommand() instanceof MigrateCommand migrate
				&& migrate.revision != null && !command.getSubcommands().isEmpty()) {
			List<String> suggestions = TypingError.suggestions(migrate.revision, command.getSubcommands().keySet());
			if (!suggestions.isEmpty()) {
				command.getErr()
					.println(this.console
						.fit("Did you mean: migrate " + String.join(" or migrate ", suggestions) + "?"));
			}
			command.getErr().flush();
		}
		return code;
	}

	private FailureReporter reporter() {
		return new FailureReporter(this.console, this.arguments.debug());
	}

	private String[] args(CommandLine commandLine) {
		List<String> disguised = this.arguments.arguments().stream().map(RevisionConverter::disguise).toList();
		return OptionOrder.subcommandFirst(commandLine, disguised).toArray(String[]::new);
	}

	/**
	 * What the locale could not read is not written into a file, or a database, as if
	 * somebody had meant it.
	 */
	private void refuseLostCharacters(CommandLine commandLine) {
		for (String argument : this.arguments.arguments()) {
			if (argument.indexOf(LOST) >= 0) {
				throw new ParameterException(commandLine, "Characters of '" + argument.replace(LOST, '?')
						+ "' are lost, because the locale has none beyond ASCII. Set LC_ALL=C.UTF-8");
			}
		}
	}

}
