package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * README's table of commands against the options that there are.
 */
class ReadmeCommandsTests {

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	/** What README says of all commands at once. */
	private static final Set<String> COMMON = Set.of("--help", "--verbose", "--debug", "--database", "--tenant",
			"--all");

	/** What it says below the table. */
	private static final Set<String> SCRIPTS = Set.of("--sql", "--dialect");

	static List<String> commands() {
		return CommandHelpTests.commands().toList();
	}

	@ParameterizedTest
	@MethodSource("commands")
	void aRowNamesWhatACommandUnderstands(String command) throws IOException {
		Row row = row(command);
		List<String> missing = options(command).stream()
			.filter((option) -> !option.hidden() && COMMON.stream().noneMatch(List.of(option.names())::contains))
			.filter((option) -> Arrays.stream(option.names())
				.noneMatch((name) -> row.options().contains(name) || SCRIPTS.contains(name)))
			.map(OptionSpec::longestName)
			.toList();
		assertThat(missing).as(row.text()).isEmpty();
	}

	/**
	 * Or typed for another name of the command, or, what all commands have, for one of
	 * them.
	 */
	@ParameterizedTest
	@MethodSource("commands")
	void everyOptionIsTypedInACase(String command) throws IOException {
		List<List<String>> typed = new ArrayList<>();
		for (String name : row(command).commands()) {
			typed.addAll(typed(name));
		}
		List<String> missing = options(command).stream()
			.filter((option) -> !option.hidden() && COMMON.stream().noneMatch(List.of(option.names())::contains))
			.filter((option) -> typed.stream().noneMatch((words) -> isAmong(option, words)))
			.map(OptionSpec::longestName)
			.toList();
		assertThat(missing).as("never typed in sample-app/src/test/commands").isEmpty();
	}

	private static boolean isAmong(OptionSpec option, List<String> words) {
		return words.stream()
			.map((word) -> word.startsWith("--") ? word.replaceFirst("=.*", "") : word)
			.anyMatch(List.of(option.names())::contains);
	}

	/**
	 * The words behind a command in the cases that the sample plays.
	 */
	private static List<List<String>> typed(String command) throws IOException {
		Pattern line = Pattern.compile("\\$(?:tty)? (?:[A-Z_]+=\\S* )*" + command + "(?: (.*))?");
		List<List<String>> typed = new ArrayList<>();
		try (Stream<Path> files = Files.list(Path.of("../sample-app/src/test/commands"))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".txt")).toList()) {
				Files.readAllLines(file)
					.stream()
					.map(line::matcher)
					.filter(Matcher::matches)
					.map((found) -> List.of(String.valueOf(found.group(1)).split(" ")))
					.forEach(typed::add);
			}
		}
		return typed;
	}

	@Test
	void aRowNamesNothingElse() throws IOException {
		List<String> wrong = new ArrayList<>();
		for (Row row : rows()) {
			Set<String> known = row.commands()
				.stream()
				.flatMap((command) -> options(command).stream())
				.flatMap((option) -> Arrays.stream(option.names()))
				.collect(Collectors.toSet());
			row.options()
				.stream()
				.filter((option) -> !known.contains(option))
				.forEach((option) -> wrong.add(row.commands() + " " + option));
		}
		assertThat(wrong).isEmpty();
	}

	private static Row row(String command) throws IOException {
		// upgrade is migrate by another name
		return rows().stream()
			.filter((row) -> row.commands().contains(command))
			.findFirst()
			.orElseThrow(() -> new AssertionError("README has no row for " + command));
	}

	private static List<OptionSpec> options(String command) {
		List<String> words = List.of(command.split(" "));
		CommandLine line = Commands.create(words.get(0), new CommandSession(TestConsole.pipe().console(), () -> {
			throw new IllegalStateException("Options need no application");
		}));
		if (words.size() > 1 && line.getSubcommands().containsKey(words.get(1))) {
			line = line.getSubcommands().get(words.get(1));
		}
		return line.getCommandSpec().options();
	}

	private static List<Row> rows() throws IOException {
		List<String> lines = Files.readAllLines(Path.of("../README.md"));
		return lines.stream()
			.dropWhile((line) -> !line.startsWith("| command |"))
			.skip(2)
			.takeWhile((line) -> line.startsWith("|"))
			.map(Row::of)
			.toList();
	}

	/**
	 * A row of the table.
	 *
	 * @param commands the commands that it is about
	 * @param options the options that it names, wherever in the row
	 */
	record Row(String text, List<String> commands, List<String> options) {

		static Row of(String line) {
			String[] cells = line.replace("\\|", "/").split("\\|");
			List<String> commands = code(cells[1] + cells[2]).map((text) -> text.replaceAll(" [\\[(A-Z-].*| bash$", ""))
				.toList();
			List<String> options = code(line)
				.flatMap((text) -> Pattern.compile("(?<=^|[\\s\\[])--?[a-z][a-z-]*").matcher(text).results())
				.map(MatchResult::group)
				.toList();
			return new Row(line, commands, options);
		}

		private static Stream<String> code(String cell) {
			return CODE.matcher(cell).results().map((found) -> found.group(1));
		}

	}

}
