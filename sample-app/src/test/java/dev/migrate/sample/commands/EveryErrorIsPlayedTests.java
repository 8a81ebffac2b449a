package dev.migrate.sample.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of failures against what the cases tell. What cannot be caused with the
 * packaged shop stands in {@code not-played.md}, below the reason.
 */
class EveryErrorIsPlayedTests {

	private static final Path CASES = Path.of("src/test/commands");

	private static final Pattern CLAIM = Pattern.compile("(?m)^- (.*) → `(\\w+)`$");

	/** How many characters of a failure are found by no accident. */
	private static final int TELLING = 9;

	@Test
	void whatThePageListsIsToldInACaseOrSaysWhyNot() throws IOException {
		List<String> told = told();
		Map<String, String> reasons = reasons();
		List<String> missing = new ArrayList<>();
		List<String> listed = new ArrayList<>();
		for (Row row : rows()) {
			boolean played = told.stream().anyMatch(row::isTold);
			if (reasons.containsKey(row.text())) {
				listed.add(row.text());
				assertThat(played).as("It is played, so it needs no reason: " + row.text()).isFalse();
			}
			else if (!played) {
				missing.add(row.text());
			}
		}
		assertThat(missing).isEmpty();
		assertThat(reasons.keySet()).as("What is not played is a failure that there is").hasSameElementsAs(listed);
		assertThat(reasons.values()).allMatch((reason) -> !reason.isBlank());
	}

	/** What no case plays is the words of a test. */
	@Test
	void whatIsNotPlayedIsTestedWhereItSays() throws IOException {
		Map<String, String> tests = tests();
		Map<String, String> claims = claims();
		List<String> wrong = new ArrayList<>();
		claims.forEach((failure, test) -> {
			String source = tests.get(test);
			boolean says = source != null && Stream.of(failure.split("…| \\| "))
				.map((part) -> part.replaceAll("^[\\W]+", ""))
				.filter((part) -> part.length() >= TELLING)
				.anyMatch((part) -> source.contains(part.substring(0, TELLING)));
			if (!says) {
				wrong.add(failure + " is not in " + test);
			}
		});
		assertThat(claims).hasSizeGreaterThan(50);
		assertThat(wrong).isEmpty();
		assertThat(claims.keySet()).containsExactlyInAnyOrderElementsOf(reasons().keySet());
	}

	/** By failure, the test behind the arrow. */
	private static Map<String, String> claims() throws IOException {
		return CLAIM.matcher(Files.readString(CASES.resolve("not-played.md")))
			.results()
			.collect(Collectors.toMap((found) -> found.group(1), (found) -> found.group(2)));
	}

	/**
	 * What the tests of all modules say, by their names, texts that are put together as
	 * one.
	 */
	private static Map<String, String> tests() throws IOException {
		Map<String, String> tests = new LinkedHashMap<>();
		try (Stream<Path> modules = Files.list(Path.of(".."))) {
			for (Path module : modules.filter((path) -> Files.isDirectory(path.resolve("src/test/java"))).toList()) {
				try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
					for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
						tests.put(file.getFileName().toString().replace(".java", ""),
								Files.readString(file)
									.replaceAll("\\\\\n\\s*", "")
									.replaceAll("\"\\s*\\+\\s*\"", "")
									.replace("\\\"", "\"")
									.replaceAll("\\s+", " "));
					}
				}
			}
		}
		return tests;
	}

	/** What is said and what to do, as they stand in a case below one another. */
	private static List<String> told() throws IOException {
		List<String> told = new ArrayList<>();
		try (Stream<Path> files = Files.list(CASES)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".txt")).toList()) {
				for (String block : Files.readString(file).split("\n\n")) {
					told.add(block.lines()
						.map((line) -> line.replaceFirst("^(h2|postgresql)\\| ", ""))
						.filter((line) -> line.startsWith("! "))
						.map((line) -> line.substring(2))
						.collect(Collectors.joining(" ")));
				}
			}
		}
		return told;
	}

	private static Map<String, String> reasons() throws IOException {
		Map<String, String> reasons = new LinkedHashMap<>();
		String reason = "";
		for (String line : Files.readAllLines(CASES.resolve("not-played.md"))) {
			if (line.startsWith("## ")) {
				reason = line.substring(3);
			}
			else if (line.startsWith("- ")) {
				reasons.put(line.substring(2).replaceFirst(" → `\\w+`$", ""), reason);
			}
		}
		return reasons;
	}

	private static List<Row> rows() throws IOException {
		List<String[]> rows = Files.readAllLines(Path.of("../docs/errors.md"))
			.stream()
			.dropWhile((line) -> !line.startsWith("|---"))
			.skip(1)
			.filter((line) -> line.startsWith("| "))
			.map((line) -> line.substring(2, line.length() - 2).split(" \\| ", 2))
			.toList();
		return rows.stream().map((cells) -> {
			boolean telling = cells[0].matches(".*\\w{3}.*") && cells[0].length() > 30
					&& rows.stream().filter((other) -> other[0].equals(cells[0])).count() == 1;
			return new Row(cells[0], telling ? "" : cells[1]);
		}).toList();
	}

	/**
	 * A failure of the page.
	 *
	 * @param message what it says
	 * @param action what to do, where the message alone does not tell the failure
	 */
	record Row(String message, String action) {

		String text() {
			return this.action.isEmpty() ? this.message : this.message + " | " + this.action;
		}

		boolean isTold(String block) {
			return pattern(this.message.replaceFirst("…\\W*$", "…") + "…" + this.action).matcher(block).find();
		}

		private static Pattern pattern(String text) {
			return Pattern.compile(Stream.of(text.split("…"))
				.filter((part) -> !part.isBlank())
				.map((part) -> Pattern.quote(part.strip()))
				.collect(Collectors.joining(".*")));
		}

	}

}
