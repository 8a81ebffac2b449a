package dev.migrate.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules against their pages.
 */
class LintPagesTests {

	private static final Path PAGES = Path.of(System.getProperty("basedir", "."), "../docs/lint");

	@Test
	void everyRuleHasAPageAndEveryPageARule() throws IOException {
		List<String> codes = Stream
			.concat(LintRules.standard().stream().map(LintRule::code), LintRules.furtherCodes().stream())
			.sorted()
			.toList();
		assertThat(codes).doesNotHaveDuplicates().allMatch((code) -> code.matches("[a-z]+(-[a-z]+)*"));
		try (Stream<Path> pages = Files.list(PAGES)) {
			assertThat(pages.map((page) -> page.getFileName().toString())
				.filter((name) -> !name.equals("README.md"))
				.map((name) -> name.replace(".md", ""))
				.sorted()).isEqualTo(codes);
		}
		assertThat(Files.readAllLines(PAGES.resolve("README.md"))
			.stream()
			.filter((line) -> line.startsWith("| ["))
			.map((line) -> line.replaceFirst("^\\| \\[([a-z-]+)]\\(\\1\\.md\\) \\|.*", "$1"))).isEqualTo(codes);
		assertThat(Files.readString(PAGES.resolve(
				"../../migrate-autoconfigure/src/main/resources/META-INF/additional-spring-configuration-metadata.json")))
			.contains(codes.stream().map((code) -> "\"value\": \"" + code + "\"").toList());
		for (String code : codes) {
			assertThat(Files.readString(PAGES.resolve(code + ".md"))).as(code)
				.startsWith("# " + code + "\n")
				.contains("\n## Instead\n")
				.contains("\n## No finding\n");
		}
	}

}
