package dev.migrate.sample.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A directory in which one case after the other is played, with the processes that run
 * its commands. They stay, because most of a command's time is that of a process that
 * begins; what is said about the environment takes one of its own.
 */
final class Station implements AutoCloseable {

	/** What the loop at the terminal was started with. */
	private static final Map<String, String> PLAIN = Map.of("NO_COLOR", "1");

	private final PackagedShop shop;

	private final Path directory;

	private final Path answers;

	private boolean bare;

	private Path added;

	private RunningShop server;

	private Pipe pipe;

	private Terminal terminal;

	Station(PackagedShop shop, Path home) throws IOException {
		this.shop = shop;
		this.directory = Files.createDirectories(home.resolve("work")).toRealPath();
		this.answers = Files.createDirectories(home.resolve("answers")).toRealPath();
	}

	/**
	 * The directory, empty.
	 * @param bare whether the shop that is played is the one without revisions
	 */
	Path clear(boolean bare) throws IOException {
		this.bare = bare;
		stopServer();
		if (this.added != null) {
			this.added = null;
			closeLoops();
		}
		try (Stream<Path> files = Files.list(this.directory)) {
			for (Path file : files.toList()) {
				FileSystemUtils.deleteRecursively(file);
			}
		}
		return this.directory;
	}

	/**
	 * Runs a command whose output is piped away.
	 * @param properties properties of the application that the surroundings set
	 */
	Outcome pipe(TypedCommand command, Map<String, String> properties) throws IOException, InterruptedException {
		if (command.needsProcess() || this.bare) {
			return Pipe.run(this.shop.program(this.bare, this.added, command.arguments()),
					command.environment(properties), this.directory, this.answers);
		}
		if (this.pipe == null) {
			this.pipe = new Pipe(this.shop.loopProgram(this.added, this.answers), this.directory, this.answers);
		}
		return this.pipe.run(request(command, properties));
	}

	/**
	 * Runs a command at a terminal.
	 * @param expected the expected lines, those that ask with the answers behind them
	 */
	Outcome type(TypedCommand command, Map<String, String> properties, List<String> expected)
			throws IOException, InterruptedException {
		if (command.needsProcess() || this.bare) {
			try (Terminal own = new Terminal(this.shop.program(this.bare, this.added, command.arguments()),
					command.environment(properties), this.directory)) {
				return own.run(expected);
			}
		}
		if (this.terminal == null || !this.terminal.isOpen()) {
			this.terminal = new Terminal(this.shop.loopProgram(this.added, this.answers), PLAIN, this.directory);
		}
		return this.terminal.run(request(command, properties), expected);
	}

	/**
	 * Compiles the classes that the case has written, which join those of the shop.
	 */
	void build() throws IOException {
		closeLoops();
		this.added = Files.createDirectories(this.directory.resolve("target/classes"));
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (Stream<Path> files = Files.walk(this.directory.resolve("src/main/java"));
				StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			List<Path> sources = files.filter((file) -> file.toString().endsWith(".java")).toList();
			List<String> options = List.of("-proc:none", "-parameters", "-d", this.added.toString(), "-cp",
					this.shop.jar().toString());
			assertThat(
					compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
						.call())
				.isTrue();
		}
	}

	/**
	 * Asks the shop, which is started if it is not running yet.
	 */
	Outcome ask(TypedCommand curl, Map<String, String> properties) throws IOException, InterruptedException {
		if (this.server == null) {
			this.server = new RunningShop(this.directory, this.shop.launch(this.bare, this.added),
					curl.environment(properties));
		}
		return this.server.ask(curl.arguments());
	}

	/**
	 * Ends the shop if it is running.
	 */
	void stopServer() {
		if (this.server != null) {
			this.server.close();
			this.server = null;
		}
	}

	private static String request(TypedCommand command, Map<String, String> properties) {
		List<String> request = new ArrayList<>(List.of(String.valueOf(properties.size())));
		properties.forEach((name, value) -> request.add(name + "=" + value));
		request.addAll(command.arguments());
		return String.join("\t", request);
	}

	@Override
	public void close() {
		stopServer();
		closeLoops();
	}

	private void closeLoops() {
		if (this.pipe != null) {
			this.pipe.close();
			this.pipe = null;
		}
		if (this.terminal != null) {
			this.terminal.close();
			this.terminal = null;
		}
	}

}
