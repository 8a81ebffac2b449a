package dev.migrate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.UnknownNameException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What a command works with: the application's database and the person or program that
 * asked.
 */
final class CommandSession {

	private static final String DEFAULT = "default";

	private final CommandConsole console;

	private final Supplier<ConfigurableApplicationContext> context;

	private String database = DEFAULT;

	private boolean chosen;

	private boolean all;

	private @Nullable String tenant;

	private @Nullable Consumer<Map<String, ?>> collector;

	private @Nullable MigrationService asked;

	CommandSession(CommandConsole console, Supplier<ConfigurableApplicationContext> context) {
		this.console = console;
		this.context = context;
	}

	/**
	 * Decides which of the application's databases is meant.
	 */
	void choose(String database) {
		this.database = database;
		this.chosen = true;
	}

	/**
	 * Decides which of the database's tenants is meant.
	 */
	void chooseTenant(String tenant) {
		this.tenant = tenant;
	}

	/**
	 * Whether one of the database's tenants is meant.
	 */
	boolean ofTenant() {
		return this.tenant != null;
	}

	/**
	 * Decides whether all of them are meant.
	 */
	void chooseAll(boolean all) {
		this.all = all;
	}

	/**
	 * Whether all of the databases are meant.
	 */
	boolean all() {
		if (this.all && this.chosen) {
			throw new UnknownNameException("There is no '--all' beside '--database " + this.database + "'.",
					"Leave one of them out.");
		}
		return this.all;
	}

	/**
	 * The names of the application's databases.
	 */
	List<String> databases() {
		return services().stream().map(MigrationService::name).toList();
	}

	/**
	 * How a command is typed that is to be about the same database.
	 */
	String command(String command) {
		return this.database.equals(DEFAULT) ? command : command + " --database " + this.database;
	}

	/**
	 * The front door of the database that is meant.
	 */
	MigrationService service() {
		List<MigrationService> services = services();
		MigrationService found = services.stream()
			.filter((service) -> service.name().equals(this.database))
			.findFirst()
			.orElseThrow(() -> unknown(services.stream().map(MigrationService::name).toList()));
		this.asked = (this.tenant != null) ? found.tenant(this.tenant) : found;
		return this.asked;
	}

	/**
	 * The text without the values of the changelog's secret parameters, which stand in
	 * the schema where they were a default or a condition.
	 */
	String masked(String text) {
		return (this.asked != null) ? this.asked.secrets().masked(text) : text;
	}

	/**
	 * The URL of the database that is meant, or empty if there is none, or several are.
	 */
	Optional<String> where() {
		try {
			return Optional.of(service().environment().url());
		}
		catch (MigrationException ex) {
			return Optional.empty();
		}
	}

	private UnknownNameException unknown(List<String> names) {
		List<String> meant = TypingError.suggestions(this.database, names);
		return new UnknownNameException("There is no database '" + this.database + "'",
				(meant.isEmpty() ? "" : "Did you mean '" + String.join("' or '", meant) + "'? ") + "Use one of: "
						+ String.join(", ", names));
	}

	private List<MigrationService> services() {
		ConfigurableApplicationContext application = this.context.get();
		List<MigrationService> services = application.getBeanProvider(MigrationService.class).stream().toList();
		if (services.isEmpty()) {
			throw noService(application);
		}
		Set<String> names = new HashSet<>();
		for (MigrationService service : services) {
			if (!names.add(service.name())) {
				throw MigrationServices.sameName(service.name());
			}
		}
		return services;
	}

	/**
	 * What listings call the service's database: the application's name, where it has
	 * one.
	 */
	String label(MigrationService service) {
		String application = this.context.get().getEnvironment().getProperty("spring.application.name", "");
		return (service.name().equals(DEFAULT) && !application.isBlank()) ? application : service.name();
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
	 * Prints a line of data, in several where the terminal is too narrow for it.
	 */
	void print(String line) {
		printAsIs(this.console.fit(line));
	}

	/**
	 * The same for a line that has a place of its own for what it continues with.
	 * @param indent where the lines behind the first begin
	 */
	void print(String line, int indent) {
		printAsIs(this.console.fit(line, " ".repeat(indent)));
	}

	/**
	 * The same for a line that is not data.
	 */
	void hint(String line, int indent) {
		hintAsIs(this.console.fit(line, " ".repeat(indent)));
	}

	/**
	 * Prints what is to be copied or read by a program: JSON, SQL, a part of a file.
	 */
	void printAsIs(String line) {
		this.console.out().println(line);
	}

	/**
	 * Prints a comment of a script or a file, which is still one in several lines.
	 */
	void printComment(String line) {
		printAsIs(this.console.fit(line, line.substring(0, line.indexOf('#')) + "# "));
	}

	/**
	 * Text in as many lines as it takes at the terminal.
	 */
	String fit(String text) {
		return this.console.fit(text);
	}

	/**
	 * How many characters fit into a line.
	 */
	int columns() {
		return this.console.columns().getAsInt();
	}

	/**
	 * Prints SQL, or JSON that holds it.
	 */
	void printSql(String sql, boolean json) {
		if (json) {
			print(Map.of("sql", sql));
		}
		else {
			printScript(sql);
		}
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
		if (this.collector != null) {
			this.collector.accept(data);
			return;
		}
		printAsIs(JsonWriter.<Map<String, ?>>standard().writeToString(data));
	}

	/**
	 * Has the JSON that is printed from now on handed over instead; null ends it.
	 */
	void collect(@Nullable Consumer<Map<String, ?>> collector) {
		this.collector = collector;
	}

	/**
	 * Says what went wrong.
	 * @return the exit code
	 */
	int report(FailureReporter reporter, Throwable failure) {
		return reporter.report(failure, this.context.get());
	}

	/**
	 * What went wrong, in a few words.
	 */
	String message(FailureReporter reporter, Throwable failure) {
		return reporter.message(failure, this.context.get());
	}

	FailureReporter reporter(boolean debug) {
		return new FailureReporter(this.console, debug);
	}

	/**
	 * Prints a line that is not data: what to do next, what to mind.
	 */
	void hint(String line) {
		hintAsIs(this.console.fit(line));
	}

	private void hintAsIs(String line) {
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
		this.console.err().print(this.console.fit(question));
		this.console.err().flush();
		try {
			String answer = this.console.in().readLine();
			if (answer == null) {
				this.console.err().println();
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
