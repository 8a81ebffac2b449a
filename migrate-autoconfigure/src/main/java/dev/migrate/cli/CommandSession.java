package dev.migrate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.migrate.MigrationService;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.UnknownNameException;

import org.springframework.boot.json.JsonWriter;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What a command works with: the application's database and the person or program that
 * asked.
 */
final class CommandSession {

	private final CommandConsole console;

	private final Supplier<ConfigurableApplicationContext> context;

	private String database = "default";

	CommandSession(CommandConsole console, Supplier<ConfigurableApplicationContext> context) {
		this.console = console;
		this.context = context;
	}

	/**
	 * Decides which of the application's databases is meant.
	 */
	void choose(String database) {
		this.database = database;
	}

	/**
	 * The front door of the database that is meant.
	 */
	MigrationService service() {
		ConfigurableApplicationContext application = this.context.get();
		List<MigrationService> services = application.getBeanProvider(MigrationService.class).stream().toList();
		if (services.isEmpty()) {
			throw noService(application);
		}
		return services.stream()
			.filter((service) -> service.name().equals(this.database))
			.findFirst()
			.orElseThrow(() -> new UnknownNameException("There is no database '" + this.database + "'",
					"Use one of: " + String.join(", ", services.stream().map(MigrationService::name).toList())));
	}

	/**
	 * What listings call the service's database: the application's name, where it has
	 * one.
	 */
	String label(MigrationService service) {
		String application = this.context.get().getEnvironment().getProperty("spring.application.name", "");
		return (service.name().equals("default") && !application.isBlank()) ? application : service.name();
	}

	/**
	 * A property of the application, or empty text.
	 */
	String property(String name) {
		return this.context.get().getEnvironment().getProperty(name, "");
	}

	Palette palette() {
		return new Palette(this.console.colored());
	}

	/**
	 * Prints a line of data.
	 */
	void print(String line) {
		this.console.out().println(line);
	}

	/**
	 * Prints data that has its own ends of lines.
	 */
	void printScript(String script) {
		this.console.out().print(script);
		this.console.out().flush();
	}

	/**
	 * Prints data without ending the line.
	 */
	void begin(String text) {
		this.console.out().print(text);
		this.console.out().flush();
	}

	/**
	 * Prints data as JSON.
	 */
	void print(Map<String, ?> data) {
		print(JsonWriter.<Map<String, ?>>standard().writeToString(data));
	}

	/**
	 * Prints a line that is not data: what to do next, what to mind.
	 */
	void hint(String line) {
		this.console.out().flush();
		this.console.err().println(line);
	}

	/**
	 * Whether there is somebody to ask.
	 */
	boolean interactive() {
		return this.console.terminal();
	}

	/**
	 * Asks for a line.
	 * @return the answer without surrounding space
	 */
	String ask(String question) {
		this.console.out().flush();
		this.console.err().print(question);
		this.console.err().flush();
		try {
			String answer = this.console.in().readLine();
			if (answer == null) {
				throw new MigrationException("The question was not answered: the input has ended.",
						"Answer on the command line, see --help.");
			}
			return answer.strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Asks a question to which no is the cautious answer.
	 */
	boolean confirm(String question) {
		String answer = ask(question + " [y/N] ");
		return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
	}

	private static MigrationException noService(ConfigurableApplicationContext application) {
		for (String switchedOff : List.of("app.migrate.enabled", "spring.liquibase.enabled")) {
			if (!application.getEnvironment().getProperty(switchedOff, Boolean.class, true)) {
				return new MigrationException(
						"The application switches its migrations off: " + switchedOff + " is false.",
						"Add --" + switchedOff + "=true to the command, or remove the property.");
			}
		}
		return new MigrationException("The application has no database to migrate.",
				"Add a JDBC driver to its dependencies and set spring.datasource.url.");
	}

}
