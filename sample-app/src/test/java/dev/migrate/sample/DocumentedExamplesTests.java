package dev.migrate.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.migrate.DataLossException;
import dev.migrate.GenerateRequest;
import dev.migrate.MigrationService;
import dev.migrate.RehearsalRequest;
import dev.migrate.engine.EngineType;
import dev.migrate.engine.Engines;
import dev.migrate.test.MigrationAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the documentation shows is what runs. Its commands are looked after by
 * {@code EveryCommandIsPlayedTests}.
 */
@ExtendWith(OutputCaptureExtension.class)
class DocumentedExamplesTests {

	private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

	private static final Pattern YAML = Pattern.compile("```yaml\\R(.*?)```", Pattern.DOTALL);

	private static final Pattern XML = Pattern.compile("```xml\\R(.*?)```", Pattern.DOTALL);

	private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\\R(.*?)^ *```");

	private static final Pattern TYPED = Pattern.compile("\\s*(java|mvn|curl|[A-Z_]+=|--liquibase).*", Pattern.DOTALL);

	private static final Pattern FORMATTED_SQL = Pattern.compile("```\\R(--liquibase.*?)```", Pattern.DOTALL);

	private static final Pattern CHANGE_SET = Pattern.compile("```yaml\\R(- changeSet:.*?)```", Pattern.DOTALL);

	private static final Pattern PROPERTY = Pattern.compile("(app\\.migrate|spring|management)\\..*");

	@TempDir
	private Path directory;

	static List<Path> pages() throws IOException {
		List<Path> pages = new ArrayList<>(List.of(Path.of("../README.md")));
		try (Stream<Path> files = Files.list(Path.of("../docs"))) {
			files.filter((file) -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
		}
		return pages;
	}

	/**
	 * Of a class of the sample, of a test, or of a case that is played.
	 */
	@ParameterizedTest
	@MethodSource("pages")
	void javaIsAPartOfCodeThatRuns(Path page) throws IOException {
		List<String> code = new ArrayList<>();
		for (String folder : List.of("src/main/java", "src/test/java", "src/test/commands",
				"../migrate-starter-test/src/test/java", "../migrate-autoconfigure/src/test/java/dev/migrate/cases")) {
			try (Stream<Path> files = Files.walk(Path.of(folder))) {
				for (Path file : files.filter(Files::isRegularFile).toList()) {
					code.add(unindented(Files.readString(file)));
				}
			}
		}
		assertThat(examples(JAVA, page)).allSatisfy(
				(example) -> assertThat(code).as(example).anyMatch((file) -> file.contains(unindented(example))));
	}

	/**
	 * What is to be added to a project is there to be had.
	 */
	@ParameterizedTest
	@MethodSource("pages")
	void dependenciesAreModulesOfThisBuild(Path page) throws Exception {
		String build = Files.readString(Path.of("../pom.xml"));
		for (String example : examples(XML, page).toList()) {
			Element dependency = DocumentBuilderFactory.newDefaultInstance()
				.newDocumentBuilder()
				.parse(new InputSource(new StringReader(example)))
				.getDocumentElement();
			assertThat(build).contains("<groupId>" + text(dependency, "groupId") + "</groupId>",
					"<version>" + text(dependency, "version") + "</version>",
					"<module>" + text(dependency, "artifactId") + "</module>");
		}
	}

	private static String text(Element dependency, String name) {
		return dependency.getElementsByTagName(name).item(0).getTextContent();
	}

	/**
	 * Each line of it is one that a case plays or a test expects.
	 */
	@ParameterizedTest
	@MethodSource("pages")
	void whatIsAnsweredIsWhatTestsExpect(Path page) throws IOException {
		List<String> expected = new ArrayList<>();
		for (String folder : List.of("src/test", "../migrate-starter-test/src/test/java")) {
			try (Stream<Path> files = Files.walk(Path.of(folder))) {
				for (Path file : files.filter((path) -> path.toString().matches(".*\\.(txt|java)")).toList()) {
					// Sources go on with a line behind a backslash
					Files.readString(file)
						.replaceAll("\\\\\\R\\s*", "")
						.lines()
						.forEach((line) -> expected.add(answer(line.replace("\\n", ""))));
				}
			}
		}
		List<String> answers = BLOCK.matcher(Files.readString(page))
			.results()
			.filter((block) -> block.group(1).isEmpty())
			.map((block) -> block.group(2))
			.filter((block) -> !TYPED.matcher(block).matches())
			.flatMap(String::lines)
			.map(DocumentedExamplesTests::answer)
			.filter((line) -> !line.matches("…?"))
			.toList();
		assertThat(answers)
			.allSatisfy((line) -> assertThat(expected).as(line).anyMatch((known) -> known.contains(line)));
	}

	/** A line without what is another one each time. */
	private static String answer(String line) {
		return line.strip()
			.replaceFirst("^! ", "")
			.replace("<<", "")
			.replaceAll("sample-app/(?=src/)", "")
			.replaceAll("(\\d{8}_\\d{6}|<t\\d+>)_\\w+", "REV")
			.replaceAll(" failed at change set.*", "")
			.strip();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void propertiesAreKnown(Path page) throws IOException {
		Set<String> known = knownProperties();
		assertThat(examples(YAML, page).flatMap(DocumentedExamplesTests::properties)
			.filter((name) -> PROPERTY.matcher(name).matches())
			.map((name) -> name.replaceAll("\\[\\d+]", "")
				.replaceFirst("^app\\.migrate\\.databases\\.\\w+\\.liquibase\\.", "spring.liquibase."))
			.filter((name) -> !known.contains(name))
			.filter((name) -> !name.matches("app\\.migrate\\.databases\\.\\w+\\.(data-source|entity-manager-factory)")))
			.isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Databases.class)
	void theRevisionsThatAreShownGoUpAndDown(Databases database) throws IOException {
		ShopSources shop = ShopSources.copyTo(this.directory);
		List<String> changeSets = new ArrayList<>(examples(CHANGE_SET, Path.of("../docs/zero-downtime.md")).toList());
		assertThat(changeSets).hasSize(5);
		for (int i = 0; i < changeSets.size(); i++) {
			shop.addRevision("20261120_00000" + i + "_pattern", changeSets.get(i));
		}
		List<String> repeatable = examples(FORMATTED_SQL, Path.of("../docs/repeatable.md")).toList();
		assertThat(repeatable).hasSize(1);
		Files.writeString(shop.changes().resolve("order_totals.sql"), repeatable.get(0));
		shop.addRevision("20261121_061512_lower_case_emails", javaRevision());
		shop.addRevision("20261121_061513_trim_names", javaRevision());
		List<String> arguments = new ArrayList<>(List.of("--app.migrate.auto-apply=false",
				"--spring.jpa.hibernate.ddl-auto=none", "--app.migrate.directory=" + shop.changes()));
		database.connect((name, value) -> arguments.add("--" + name + "=" + value.get()));
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ShopApplication.class,
				LowerCaseEmails.class, TrimNames.class, TicketNaming.class, FurtherEngines.class)
			.web(WebApplicationType.NONE)
			.run(arguments.toArray(String[]::new))) {
			MigrationService migrations = context.getBean(MigrationService.class);
			MigrationAssert.assertThat(migrations).goesUpAndDown(RehearsalRequest.from("20261119_112940"));
			GenerateRequest request = GenerateRequest.of("Add phone number (SHOP-17)").withDryRun(true);
			assertThat(migrations.generate(request.withKind(GenerateRequest.Kind.EMPTY)).revision())
				.endsWith("_shop_17_add_phone_number");
			assertThat(Engines.byId("edb").displayName()).isEqualTo("EnterpriseDB");
		}
	}

	static class FurtherEngines {

		@Bean
		EngineType enterpriseDb() {
			return EngineType.like("edb", "EnterpriseDB", "postgresql");
		}

	}

	@Test
	void theListenerThatIsShownHearsTheStart(CapturedOutput output) {
		new SpringApplicationBuilder(ShopApplication.class, Announcer.class).web(WebApplicationType.NONE)
			.run(Databases.arguments(Databases.H2.create()))
			.close();
		assertThat(output).contains("20261119_112940_add_audit_log took PT");
	}

	@Test
	void theLogHasEveryStatementWhereItIsToldTo(CapturedOutput output) {
		List<String> arguments = new ArrayList<>(List.of(Databases.arguments(Databases.H2.create())));
		arguments.add("--logging.level.liquibase=debug");
		new SpringApplicationBuilder(ShopApplication.class).web(WebApplicationType.NONE)
			.run(arguments.toArray(String[]::new))
			.close();
		assertThat(output).containsPattern("DEBUG .*CREATE TABLE PUBLIC\\.audit_log")
			.containsPattern("DEBUG .*INSERT INTO .*DATABASECHANGELOG .*add_audit_log");
	}

	@Test
	void theServiceThatIsShownMigratesAndLosesNothing() {
		List<String> arguments = new ArrayList<>(List.of(Databases.arguments(Databases.H2.create())));
		arguments.addAll(List.of("--app.migrate.auto-apply=false", "--spring.jpa.hibernate.ddl-auto=none"));
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ShopApplication.class, Upgrade.class)
			.web(WebApplicationType.NONE)
			.run(arguments.toArray(String[]::new))) {
			Upgrade upgrade = context.getBean(Upgrade.class);
			List<String> pending = upgrade.pending();
			assertThat(pending).isNotEmpty();
			assertThat(upgrade.run()).isEqualTo(pending);
			assertThat(upgrade.pending()).isEmpty();
			// The newest has made a table
			assertThatExceptionOfType(DataLossException.class).isThrownBy(upgrade::undoNewest);
		}
	}

	private static String javaRevision() {
		return """
				- changeSet:
				    id: 1
				    author: ann
				    preConditions:
				      - changeLogPropertyDefined: { property: migrate.java }
				    changes:
				      - empty: {}
				    rollback:
				      - empty: {}
				""";
	}

	private static Stream<String> examples(Pattern kind, Path page) throws IOException {
		return kind.matcher(Files.readString(page)).results().map((MatchResult match) -> match.group(1));
	}

	private static String unindented(String text) {
		return text.lines()
			.map((line) -> line.replace("\\t", "").strip())
			.filter((line) -> !line.isEmpty())
			.collect(Collectors.joining("\n"));
	}

	private static Stream<String> properties(String yaml) {
		YamlPropertiesFactoryBean properties = new YamlPropertiesFactoryBean();
		properties.setResources(new ByteArrayResource(yaml.stripIndent().getBytes()));
		return properties.getObject().stringPropertyNames().stream();
	}

	private static Set<String> knownProperties() throws IOException {
		Set<String> names = new HashSet<>();
		for (URL metadata : Collections.list(DocumentedExamplesTests.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream content = metadata.openStream()) {
				for (JsonNode property : new ObjectMapper().readTree(content).path("properties")) {
					names.add(property.path("name").asText());
				}
			}
		}
		return names;
	}

}
