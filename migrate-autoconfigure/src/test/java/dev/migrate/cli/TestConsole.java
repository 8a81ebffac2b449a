package dev.migrate.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;

/**
 * A console whose other end is a test: answers to questions go in, everything that was
 * printed and the exit code come out.
 */
class TestConsole {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private final CommandConsole console;

	private int exitCode = -1;

	private TestConsole(boolean terminal, boolean colored, int columns, String answers) {
		this.console = new CommandConsole(new BufferedReader(new StringReader(answers)), stream(this.out),
				stream(this.err), terminal, colored, () -> columns, (code) -> {
					this.exitCode = code;
					throw new AbandonedRunException();
				});
	}

	/**
	 * A pipe: nobody can be asked.
	 */
	static TestConsole pipe() {
		return new TestConsole(false, false, Integer.MAX_VALUE, "");
	}

	/**
	 * A terminal at which somebody gives answers, one line each.
	 */
	static TestConsole terminal(String... answers) {
		return new TestConsole(true, false, Integer.MAX_VALUE, String.join("\n", answers) + "\n");
	}

	/**
	 * A terminal that shows colours and at which nobody answers.
	 */
	static TestConsole coloredTerminal() {
		return new TestConsole(true, true, Integer.MAX_VALUE, "");
	}

	/**
	 * A terminal into which few characters fit, and at which nobody answers.
	 */
	static TestConsole narrow(int columns) {
		return new TestConsole(true, true, columns, "");
	}

	/**
	 * Starts an application as its main method would. Returns once the command has ended,
	 * or the application has failed to start.
	 */
	void run(SpringApplication application, String... args) {
		PrintStream standardOut = System.out;
		try {
			application.addBootstrapRegistryInitializer(
					(registry) -> registry.register(CommandConsole.class, (context) -> this.console));
			application.run(args).close();
		}
		catch (RuntimeException ex) {
			if (this.exitCode == -1) {
				throw ex;
			}
		}
		finally {
			System.setOut(standardOut);
		}
	}

	CommandConsole console() {
		return this.console;
	}

	/**
	 * The exit code, or -1 if the application was not ended.
	 */
	int exitCode() {
		return this.exitCode;
	}

	String out() {
		return text(this.out);
	}

	String err() {
		return text(this.err);
	}

	private static PrintStream stream(ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}

	private static String text(ByteArrayOutputStream bytes) {
		return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
	}

}
