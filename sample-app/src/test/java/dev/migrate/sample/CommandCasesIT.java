package dev.migrate.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.migrate.sample.CommandCase.Step;
import dev.migrate.sample.ShopProcess.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays the text files in {@code src/test/resources/cases} with the packaged jar.
 */
class CommandCasesIT {

	@TempDir
	private static Path installation;

	@TempDir
	private Path directory;

	private final Map<String, String> environment = new HashMap<>(System.getenv());

	private DriverManagerDataSource database = new DriverManagerDataSource();

	@BeforeAll
	static void install() throws IOException {
		Files.copy(Path.of("target/sample-app.jar"), installation.resolve("shop.jar"));
	}

	static Stream<Arguments> cases() throws IOException {
		List<Arguments> cases = new ArrayList<>();
		try (Stream<Path> files = Files.list(Path.of("src/test/resources/cases"))) {
			for (Path file : files.sorted().toList()) {
				CommandCase read = CommandCase.read(file);
				read.engines().forEach((engine) -> cases.add(Arguments.of(read, engine)));
			}
		}
		return cases.stream();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void prints(CommandCase played, String engine) throws Exception {
		connect(engine);
		for (Step step : played.steps()) {
			switch (step.line().substring(0, step.line().indexOf(' '))) {
				case "$" -> pipe(played, step);
				case "%" -> terminal(played, step);
				case "sql:" -> new JdbcTemplate(this.database).execute(step.argument());
				case "file:" -> write(step);
				case "replace:" -> replace(step);
				default -> assertThat(this.directory.resolve(step.argument())).doesNotExist();
			}
		}
	}

	private void connect(String engine) {
		this.environment.put("TERM", "xterm");
		this.environment.remove("NO_COLOR");
		if (engine.equals("h2")) {
			this.database = new DriverManagerDataSource(
					"jdbc:h2:file:" + this.directory.resolve("data/shop") + ";AUTO_SERVER=TRUE", "sa", "");
			return;
		}
		this.database = Databases.valueOf(engine.toUpperCase(Locale.ROOT)).create();
		this.environment.put("SPRING_PROFILES_ACTIVE", "postgres");
		this.environment.put("DATABASE_URL", String.valueOf(this.database.getUrl()));
		this.environment.put("DATABASE_USERNAME", String.valueOf(this.database.getUsername()));
		this.environment.put("DATABASE_PASSWORD", String.valueOf(this.database.getPassword()));
	}

	private void pipe(CommandCase played, Step step) throws IOException, InterruptedException {
		Path out = Files.createTempFile(installation, "out", ".txt");
		Path err = Files.createTempFile(installation, "err", ".txt");
		ProcessBuilder builder = new ProcessBuilder(command(step)).directory(this.directory.toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile());
		builder.environment().putAll(this.environment);
		Process process = builder.start();
		process.getOutputStream().close();
		Outcome outcome = new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
		check(played, step, outcome, step.out());
		if (!step.err().isEmpty()) {
			assertThat(outcome.err()).as(describe(played, step, outcome)).matches(ExpectedLines.pattern(step.err()));
		}
	}

	private void terminal(CommandCase played, Step step) throws IOException, InterruptedException {
		Outcome outcome = TerminalSession.run(this.directory, command(step), this.environment, step.out());
		check(played, step, outcome, step.out().stream().map((line) -> line.replaceAll("\\{([^}]*)}", "$1")).toList());
	}

	private static void check(CommandCase played, Step step, Outcome outcome, List<String> expected) {
		assertThat(outcome.exitCode()).as(describe(played, step, outcome)).isEqualTo(step.exitCode());
		assertThat(outcome.out()).as(describe(played, step, outcome)).matches(ExpectedLines.pattern(expected));
	}

	private static String describe(CommandCase played, Step step, Outcome outcome) {
		return "%s.txt:%d: %s%nexit %d%n%s%n%s".formatted(played.name(), step.number(), step.line(), outcome.exitCode(),
				outcome.out(), outcome.err());
	}

	private static List<String> command(Step step) {
		// Too short a life for the better compiler
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-jar", installation.resolve("shop.jar").toString()));
		command.addAll(step.arguments());
		return command;
	}

	private void write(Step step) throws IOException {
		Path file = this.directory.resolve(step.argument());
		Files.createDirectories(file.getParent());
		Files.writeString(file,
				String.join("\n", step.out().stream().map((line) -> line.replaceFirst("^ {4}", "")).toList()) + "\n");
	}

	private void replace(Step step) throws IOException {
		String[] parts = step.argument().split(" '|' '|'$");
		Path folder = this.directory.resolve(parts[0]).getParent();
		String end = parts[0].substring(parts[0].lastIndexOf('*') + 1);
		try (Stream<Path> files = Files.list(folder)) {
			List<Path> found = files.filter((file) -> file.toString().endsWith(end)).toList();
			assertThat(found).hasSize(1);
			String content = Files.readString(found.get(0));
			assertThat(content).contains(parts[1]);
			Files.writeString(found.get(0), content.replace(parts[1], parts[2]));
		}
	}

}
