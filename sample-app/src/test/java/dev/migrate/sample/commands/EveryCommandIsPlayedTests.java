package dev.migrate.sample.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * README's table of commands against what the cases type.
 */
class EveryCommandIsPlayedTests {

	private static final Pattern PROGRAM = Pattern.compile("java -jar \\S*\\.jar([^`&\\n]*)");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	@Test
	void whatReadmeNamesIsTypedInACase() throws IOException {
		List<Row> rows = rows();
		List<List<String>> typed = typed();
		Set<String> commands = rows.stream().flatMap((row) -> row.commands().stream()).collect(Collectors.toSet());
		assertThat(commands).hasSizeGreaterThan(30);
		List<String> missing = new ArrayList<>();
		for (Row row : rows) {
			List<List<String>> played = new ArrayList<>();
			for (String command : row.commands()) {
				List<List<String>> its = typed.stream()
					.filter((words) -> command(words, commands).equals(command))
					.toList();
				if (its.isEmpty()) {
					missing.add(command);
				}
				played.addAll(its);
			}
			row.options()
				.stream()
				.filter((option) -> played.stream().noneMatch((words) -> words.contains(option)))
				.forEach((option) -> missing.add(row.commands().get(0) + " " + option));
		}
		assertThat(missing).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void whatAPageShowsIsTypedInACase(Path page) throws IOException {
		List<List<String>> typed = typed();
		Set<String> commands = rows().stream().flatMap((row) -> row.commands().stream()).collect(Collectors.toSet());
		List<String> missing = PROGRAM.matcher(Files.readString(page))
			.results()
			.map((MatchResult found) -> found.group(1).strip())
			.filter((line) -> !line.isEmpty() && !line.startsWith("["))
			.filter((line) -> typed.stream().noneMatch((words) -> isSameCommand(words, line, commands)))
			.toList();
		assertThat(missing).isEmpty();
	}

	static List<Path> pages() throws IOException {
		List<Path> pages = new ArrayList<>(List.of(Path.of("../README.md")));
		try (Stream<Path> files = Files.walk(Path.of("../docs"))) {
			files.filter((file) -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
		}
		return pages;
	}

	static boolean isSameCommand(List<String> typed, String line, Set<String> commands) {
		List<String> words = TypedCommand.of(line).arguments();
		return command(typed, commands).equals(command(words, commands))
				&& typed.containsAll(words.stream().filter((word) -> word.startsWith("-")).toList());
	}

	/**
	 * The command of a line: two of its words, or the first.
	 */
	private static String command(List<String> words, Set<String> commands) {
		List<String> plain = words.stream().filter((word) -> !word.startsWith("-")).toList();
		String two = plain.stream().limit(2).collect(Collectors.joining(" "));
		return commands.contains(two) ? two : plain.isEmpty() ? "" : plain.get(0);
	}

	static List<List<String>> typed() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("src/test/commands"))) {
			List<List<String>> typed = new ArrayList<>();
			for (Path file : files.filter((path) -> path.toString().endsWith(".txt")).toList()) {
				for (Step step : CommandCase.read(file).steps()) {
					if (step.kind() == Kind.COMMAND || step.kind() == Kind.TERMINAL) {
						typed.add(TypedCommand.of(step.subject()).arguments());
					}
				}
			}
			return typed;
		}
	}

	static List<Row> rows() throws IOException {
		return Files.readAllLines(Path.of("../README.md"))
			.stream()
			.dropWhile((line) -> !line.startsWith("| command |"))
			.skip(2)
			.takeWhile((line) -> line.startsWith("|"))
			.map((line) -> Row.of(line.replace("\\|", "/").split("\\|")))
			.toList();
	}

	/**
	 * A row of the table.
	 *
	 * @param commands the commands that do the same
	 * @param options the options that are named
	 */
	record Row(List<String> commands, List<String> options) {

		static Row of(String[] cells) {
			return new Row(
					code(cells[1] + cells[2]).map((text) -> text.replaceAll(" [\\[(A-Z-].*| bash$", "")).toList(),
					code(cells[3]).filter((text) -> text.startsWith("-")).map((text) -> text.split(" ")[0]).toList());
		}

		private static Stream<String> code(String cell) {
			return CODE.matcher(cell).results().map((MatchResult found) -> found.group(1));
		}

	}

}
