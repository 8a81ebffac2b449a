package dev.migrate.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.failure.MigrationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * One application that answers one command instead of starting.
 */
final class CommandMode {

	private final CommandArguments arguments;

	private final CommandConsole console;

	private final SpringApplication application;

	private final PrintStream standardOut = System.out;

	private State state = State.ENTERED;

	private CommandMode(CommandArguments arguments, CommandConsole console, SpringApplication application) {
		this.arguments = arguments;
		this.console = console;
		this.application = application;
	}

	/**
	 * Keeps standard output for data: whatever else is printed, logs above all, goes to
	 * standard error from now on.
	 */
	static CommandMode enter(CommandArguments arguments, CommandConsole console, SpringApplication application) {
		CommandMode mode = new CommandMode(arguments, console, application);
		System.setOut(System.err);
		// What else starts in this process, such as a context that reads the
		// configuration,
		// was given no command, and need not be
		System.clearProperty(CommandArguments.LAUNCHER);
		disableRestart(application.getClassLoader());
		removePreinitializer(application);
		return mode;
	}

	/**
	 * Lets the application start as if nothing had been said, except that DevTools does
	 * not restart it any more.
	 */
	void leave() {
		System.setOut(this.standardOut);
		this.state = State.LEFT;
	}

	/**
	 * Makes the application one in which nothing runs but the command. Help and wrong
	 * options need no application: they are answered at once.
	 */
	void activate(ConfigurableEnvironment environment) {
		if (!ClassUtils.isPresent("picocli.CommandLine", this.application.getClassLoader())) {
			throw new MigrationException("The command line needs picocli, which is not on the class path.",
					"Add the dependency info.picocli:picocli, which migrate-starter brings along, "
							+ "or set app.migrate.cli.enabled=false if '" + this.arguments.command()
							+ "' is meant for the application itself.");
		}
		this.state = State.ACTIVE;
		new CommandExecutor(this.arguments, this.console).answerWithoutApplication().ifPresent(this.console.exit());
		CommandProperties.addTo(environment, this.arguments.debug(), this.application.getMainApplicationClass());
		this.application.setApplicationContextFactory(ApplicationContextFactory.of(CommandContext::new));
	}

	/**
	 * Runs the command and ends the process. The context is closed by hand:
	 * {@link SpringApplication#exit} would instantiate beans of the application to ask
	 * them for a code.
	 */
	void run(ConfigurableApplicationContext context) {
		int code;
		try (context) {
			code = new CommandExecutor(this.arguments, this.console).execute(context);
		}
		this.console.exit().accept(code);
	}

	/**
	 * Says why the application could not be made ready for the command and ends the
	 * process.
	 */
	void fail(Throwable failure, @Nullable ConfigurableApplicationContext context) {
		this.console.exit().accept(new FailureReporter(this.console, this.arguments.debug()).report(failure, context));
	}

	/**
	 * DevTools must not run the main method a second time. Its property would do as well,
	 * at the price of a line of log.
	 */
	private static void disableRestart(ClassLoader classLoader) {
		String restarter = "org.springframework.boot.devtools.restart.Restarter";
		try {
			if (ClassUtils.isPresent(restarter, classLoader)) {
				ClassUtils.forName(restarter, classLoader).getMethod("disable").invoke(null);
			}
		}
		catch (ReflectiveOperationException ex) {
			System.setProperty("spring.devtools.restart.enabled", "false");
		}
	}

	/**
	 * Boot loads validation, JSON and the like in the background for a server that will
	 * need them. A command only waits for the processor.
	 */
	private static void removePreinitializer(SpringApplication application) {
		List<ApplicationListener<?>> listeners = new ArrayList<>(application.getListeners());
		listeners.removeIf((listener) -> listener.getClass()
			.getName()
			.equals("org.springframework.boot.autoconfigure.BackgroundPreinitializer"));
		application.setListeners(listeners);
	}

	boolean isActive() {
		return this.state == State.ACTIVE;
	}

	boolean isLeft() {
		return this.state == State.LEFT;
	}

	private enum State {

		ENTERED, ACTIVE, LEFT

	}

}
