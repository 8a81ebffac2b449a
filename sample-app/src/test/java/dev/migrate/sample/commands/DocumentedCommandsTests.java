package dev.migrate.sample.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.sample.commands.CommandCase.Kind;
import dev.migrate.sample.commands.CommandCase.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What else than {@code java -jar} the documentation has somebody type: commands named in
 * passing, requests, statements, and what builds and starts.
 */
class DocumentedCommandsTests {

	private static final Pattern COMMAND = Pattern.compile("`((?:migrate|\\w+migrations|sqlmigrate) [^`]*)`");

	private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\\R(.*?)^ *```");

	private static final Pattern IN_PASSING = Pattern.compile("`((?:curl|mvn) [^`\\n]*)`");

	private static final Pattern TYPED = Pattern.compile("([A-Z_]+=\\S+ )*(java -jar|mvn|curl) .*");

	private static final Pattern PLACE_OF_TESTS = Pattern.compile("-Dtest='?([\\w.*]+)'?");

	static Stream<Path> pages() throws IOException {
		return EveryCommandIsPlayedTests.pages().stream();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void whatIsNamedInPassingIsTypedInACase(Path page) throws IOException {
		List<List<String>> typed = EveryCommandIsPlayedTests.typed();
		Set<String> commands = EveryCommandIsPlayedTests.rows()
			.stream()
			.flatMap((row) -> row.commands().stream())
			.collect(Collectors.toSet());
		assertThat(COMMAND.matcher(Files.readString(page)).results().map((found) -> found.group(1)))
			.allSatisfy((command) -> assertThat(typed).as(command)
				.anyMatch((words) -> EveryCommandIsPlayedTests.isSameCommand(words, command, commands)));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void whatIsAskedOfTheApplicationIsAskedInACase(Path page) throws IOException {
		Set<Set<String>> asked = new HashSet<>();
		for (Step step : steps()) {
			if (step.kind() == Kind.REQUEST) {
				asked.add(request(step.subject()));
			}
		}
		assertThat(lines(page).filter((line) -> line.startsWith("curl")).map(DocumentedCommandsTests::request))
			.isSubsetOf(asked);
	}

	/** What a request says, but for who says it and how it is printed. */
	private static Set<String> request(String line) {
		Set<String> said = new HashSet<>();
		Iterator<String> words = TypedCommand.of(line).arguments().iterator();
		words.next();
		while (words.hasNext()) {
			String word = words.next();
			switch (word) {
				case "-s", "-f" -> {
				}
				case "-u", "-X" -> words.next();
				default -> said.add(word);
			}
		}
		return said;
	}

	/**
	 * The only ones that the pages show are those for the roles of a container.
	 */
	@ParameterizedTest
	@MethodSource("pages")
	void statementsAreRunInACase(Path page) throws IOException {
		List<String> run = steps().stream()
			.filter((step) -> step.kind() == Kind.QUERY)
			.map((step) -> step.subject() + ";")
			.toList();
		Stream<String> shown = page.getParent().endsWith("lint") ? Stream.empty()
				: blocks(page, "sql").flatMap(String::lines).map(String::strip);
		assertThat(shown).isSubsetOf(run);
	}

	/**
	 * Profiles, variables and tests that it names are there.
	 */
	@ParameterizedTest
	@MethodSource("pages")
	void whatMavenIsToldIsThere(Path page) throws IOException {
		assertThat(lines(page).filter((line) -> line.contains("mvn "))).allSatisfy(DocumentedCommandsTests::isThere);
	}

	@Test
	void whatContributorsTellMavenIsThere() throws IOException {
		Path page = Path.of("../CONTRIBUTING.md");
		assertThat(lines(page)).hasSizeGreaterThan(8).allSatisfy(DocumentedCommandsTests::isThere);
	}

	private static void isThere(String line) throws IOException {
		TypedCommand command = TypedCommand.of(line);
		assertThat(command.arguments()).contains("mvn");
		Set<String> modules = new HashSet<>();
		String builds = Files.readString(Path.of("../pom.xml"));
		String settings = "";
		for (String word : command.arguments()) {
			if (word.startsWith("-Dspring-boot.run.profiles=")) {
				settings = Files.readString(
						Path.of("src/main/resources/application-" + word.substring(word.indexOf('=') + 1) + ".yml"));
			}
			if (Files.isRegularFile(Path.of("..", word, "pom.xml"))) {
				modules.add(word);
				builds += Files.readString(Path.of("..", word, "pom.xml"));
			}
		}
		for (String word : command.arguments()) {
			if (word.startsWith("-P")) {
				assertThat(builds).contains("<id>" + word.substring(2) + "</id>");
			}
		}
		for (String variable : command.variables().keySet()) {
			assertThat(settings).contains("${" + variable);
		}
		PLACE_OF_TESTS.matcher(line).results().forEach((test) -> assertThat(tests(modules, test)).isNotEmpty());
	}

	/** The sources of the tests that an option names. */
	private static List<Path> tests(Set<String> modules, MatchResult test) {
		String name = test.group(1).replace(".", "/").replace("*", ".*");
		Pattern source = Pattern.compile(".*src/(test|main)/java/(.*/)?" + name + "\\.java");
		List<Path> tests = new ArrayList<>();
		for (String module : modules) {
			try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
				files.filter((file) -> source.matcher(file.toString()).matches()).forEach(tests::add);
			}
			catch (IOException ex) {
				throw new AssertionError(ex);
			}
		}
		return tests;
	}

	/**
	 * What is typed, in blocks and in passing.
	 */
	private static Stream<String> lines(Path page) throws IOException {
		Stream<String> inPassing = IN_PASSING.matcher(Files.readString(page)).results().map((found) -> found.group(1));
		return Stream
			.concat(blocks(page, "", "bash").map((block) -> block.replaceAll("\\\\\\R\\s*", ""))
				.flatMap(String::lines)
				.map(String::strip)
				.filter((line) -> TYPED.matcher(line).matches()), inPassing)
			.filter((line) -> !line.startsWith("java"));
	}

	private static Stream<String> blocks(Path page, String... languages) throws IOException {
		return BLOCK.matcher(Files.readString(page))
			.results()
			.filter((block) -> List.of(languages).contains(block.group(1)))
			.map((block) -> block.group(2));
	}

	private static List<Step> steps() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("src/test/commands"))) {
			List<Step> steps = new ArrayList<>();
			for (Path file : files.filter((path) -> path.toString().endsWith(".txt")).toList()) {
				steps.addAll(CommandCase.read(file).steps());
			}
			return steps;
		}
	}

}
