package dev.migrate.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.MigrationService;
import dev.migrate.RehearsalRequest;
import dev.migrate.test.MigrationAssert;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation shows is what runs.
 */
class DocumentedExamplesTests {

	private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

	private static final Pattern CHANGE_SET = Pattern.compile("```yaml\\R(- changeSet:.*?)```", Pattern.DOTALL);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "README.md,MigrationsTests", "docs/testing.md,MigrationsTests", "docs/extending.md,LowerCaseEmails" })
	void theClassesThatAreShownAreThere(String page, String type) throws IOException {
		String source = Files.readString(Path.of("src/test/java/dev/migrate/sample/" + type + ".java"));
		List<String> examples = examples(JAVA, page)
			.filter((example) -> example.contains("@Test") || example.contains("MigrationAssert")
					|| example.contains("@Component") && !page.equals("README.md"))
			.toList();
		assertThat(examples).isNotEmpty().allSatisfy((example) -> assertThat(source).contains(example.stripTrailing()));
	}

	@ParameterizedTest
	@EnumSource(Databases.class)
	void theRevisionsThatAreShownGoUpAndDown(Databases database) throws IOException {
		ShopSources shop = ShopSources.copyTo(this.directory);
		List<String> changeSets = new ArrayList<>(examples(CHANGE_SET, "docs/zero-downtime.md").toList());
		assertThat(changeSets).hasSize(5);
		for (int i = 0; i < changeSets.size(); i++) {
			shop.addRevision("20261120_00000" + i + "_pattern", changeSets.get(i));
		}
		shop.addRevision("20261121_061512_lower_case_emails", """
				- changeSet:
				    id: 1
				    author: ann
				    preConditions:
				      - changeLogPropertyDefined: { property: migrate.java }
				    changes:
				      - empty: {}
				    rollback:
				      - empty: {}
				""");
		List<String> arguments = new ArrayList<>(List.of("--app.migrate.auto-apply=false",
				"--spring.jpa.hibernate.ddl-auto=none", "--app.migrate.directory=" + shop.changes()));
		database.connect((name, value) -> arguments.add("--" + name + "=" + value.get()));
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ShopApplication.class,
				LowerCaseEmails.class)
			.web(WebApplicationType.NONE)
			.run(arguments.toArray(String[]::new))) {
			MigrationAssert.assertThat(context.getBean(MigrationService.class))
				.goesUpAndDown(RehearsalRequest.from("20261119"));
		}
	}

	private static Stream<String> examples(Pattern kind, String page) throws IOException {
		return kind.matcher(Files.readString(Path.of("..", page))).results().map((MatchResult match) -> match.group(1));
	}

}
