package dev.migrate.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tests that the documentation shows are tests that run.
 */
class DocumentedExamplesTests {

	private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "docs/testing.md" })
	void everyTestThatIsShownIsRun(String page) throws IOException {
		String tests = Files.readString(Path.of("src/test/java/dev/migrate/sample/MigrationsTests.java"));
		List<String> examples = JAVA.matcher(Files.readString(Path.of("..", page)))
			.results()
			.map((MatchResult match) -> match.group(1))
			.filter((example) -> example.contains("@Test") || example.contains("MigrationAssert"))
			.toList();
		assertThat(examples).isNotEmpty().allSatisfy((example) -> assertThat(tests).contains(example.stripTrailing()));
	}

}
