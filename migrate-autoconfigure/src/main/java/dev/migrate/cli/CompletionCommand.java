package dev.migrate.cli;

import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate completion}: lets a shell complete what is typed.
 */
@Command(name = "completion",
		description = { "Print a script with which bash or zsh completes commands and options of ./manage.",
				"Load it with: source <(./manage migrate completion bash)" },
		footer = "  java -jar app.jar migrate completion bash > ~/.manage-completion")
class CompletionCommand extends AbstractCommand {

	@Parameters(arity = "1", paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}")
	Shell shell = Shell.bash;

	CompletionCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		CommandLine manage = new CommandLine(new Manage());
		CommandArguments.COMMANDS.stream()
			.sorted()
			.forEach((name) -> manage.addSubcommand(name, Commands.create(name, this.session)));
		String script = AutoComplete.bash("manage", manage);
		// A shell knows a command in the current directory by another name than one on
		// the
		// PATH
		this.session.printScript(script + "complete -F _complete_manage -o default ./manage\n");
		return ExitCode.DONE;
	}

	/** Whatever it prints is part of the script. */
	@Override
	@Nullable String verboseWords() {
		return null;
	}

	/**
	 * The shells whose completion is understood; zsh by its emulation of bash's.
	 */
	enum Shell {

		bash, zsh

	}

	/**
	 * The launcher script.
	 */
	@Command(name = "manage")
	private static final class Manage {

	}

}
