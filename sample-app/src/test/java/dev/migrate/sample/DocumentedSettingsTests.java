package dev.migrate.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.autoconfigure.MigrateProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The settings that the documentation shows: an application starts with them and does
 * what the text says, a container gets them by variables that mean something.
 */
class DocumentedSettingsTests {

	private static final Pattern YAML = Pattern.compile("(?ms)^( *)```yaml\\R(.*?)^ *```");

	private static final Pattern IN_PASSING = Pattern
		.compile("`((?:app\\.migrate|spring\\.liquibase)\\.[\\w.-]+)(?:=|: )([^`…]+)`");

	private static final Pattern REVISION = Pattern.compile("\\s*(databaseChangeLog:|- changeSet:)(?s:.*)");

	@TempDir
	private Path directory;

	static Stream<Path> pages() throws IOException {
		return Stream.concat(DocumentedExamplesTests.pages().stream(), Stream.of(Path.of("../docs/lint/README.md")));
	}

	/**
	 * Whoever shows another one has to say below what it does.
	 */
	@Test
	void eachIsLookedAfter() throws IOException {
		List<String> settings = new ArrayList<>();
		List<String> containers = new ArrayList<>();
		for (Path page : pages().toList()) {
			for (String yaml : yaml(page)) {
				if (!REVISION.matcher(yaml).matches()) {
					(yaml.startsWith("initContainers:") ? containers : settings).add(page.getFileName().toString());
				}
			}
		}
		assertThat(settings).containsExactly("README.md", "console.md", "databases.md", "tenants.md");
		assertThat(containers).containsExactly("README.md", "production.md");
	}

	/**
	 * README's first settings: Hibernate validates what the revisions have made, and the
	 * endpoint is there beside health and nothing else.
	 */
	@Test
	void theFirstSettingsShowHealthAndMigrations() throws Exception {
		try (ConfigurableApplicationContext shop = start("../README.md")) {
			assertThat(shop.getEnvironment().getProperty("spring.jpa.hibernate.ddl-auto")).isEqualTo("validate");
			assertThat(ask(shop, "/actuator/migrations").body()).contains("20261119_112940_add_audit_log");
			assertThat(ask(shop, "/actuator/health").statusCode()).isEqualTo(200);
			assertThat(ask(shop, "/actuator/info").statusCode()).isEqualTo(404);
		}
	}

	/**
	 * The shop's own rule for the address asks for a login; what comes behind it is the
	 * console. Without the setting nothing does, whoever asks.
	 */
	@Test
	void theSettingsOfTheConsoleBringItsPages() throws Exception {
		try (ConfigurableApplicationContext shop = start("../docs/console.md")) {
			assertThat(shop.getBeanNamesForType(consoleType())).isNotEmpty();
			assertThat(ask(shop, "/migrations").statusCode()).isEqualTo(401);
		}
		try (ConfigurableApplicationContext shop = start("../README.md")) {
			assertThat(shop.getBeanNamesForType(consoleType())).isEmpty();
		}
	}

	private static Class<?> consoleType() throws ClassNotFoundException {
		return Class.forName("dev.migrate.console.MigrationsConsole");
	}

	/**
	 * {@code AuditDatabaseTests} and the case {@code a-second-database} run with them.
	 */
	@Test
	void theSettingsOfASecondDatabaseAreThoseOfTheProfileAudit() throws IOException {
		String profile = Files.readString(Path.of("src/main/resources/application-audit.yml"));
		assertThat(settings("../docs/databases.md")).isEqualTo(properties(profile));
	}

	@Test
	void theSettingsOfTenantsArePlayed() throws IOException {
		assertThat(Files.readString(Path.of("src/test/commands/tenants-beside-the-shop.txt")))
			.contains("+++ application.yml\n" + only(yaml(Path.of("../docs/tenants.md"))) + "\n");
	}

	/**
	 * The variables mean what the text says, and the case {@code container} types the
	 * command, with the variables, and asks what the probe asks.
	 */
	@ParameterizedTest
	@CsvSource({ "../README.md", "../docs/production.md" })
	void whatAContainerIsGivenIsPlayed(Path page) throws IOException {
		String played = Files.readString(Path.of("src/test/commands/container.txt"));
		Map<String, Object> pod = new Yaml().load(only(yaml(page, "initContainers:")));
		Map<String, Object> job = container(pod, "initContainers");
		Map<String, Object> server = container(pod, "containers");
		assertThat(job.get("image")).isEqualTo(server.get("image"));
		Map<String, Object> asked = variables(job);
		assertThat(asked).isNotEmpty();
		LiquibaseProperties liquibase = bound(asked, "spring.liquibase", LiquibaseProperties.class);
		assertThat(List.of(liquibase.getUser(), liquibase.getPassword())).containsExactly("secret", "secret");
		assertThat(played.lines()).anySatisfy(
				(line) -> assertThat(line).contains(asked.keySet().stream().map((name) -> " " + name + "=").toList())
					.endsWith(" " + String.join(" ", strings(job.get("args")))));
		Map<String, Object> told = variables(server);
		assertThat(bound(told, "app.migrate", MigrateProperties.class).isAutoApply()).isFalse();
		assertThat(played).contains(told.keySet().stream().map((name) -> " " + name + "=" + told.get(name)).toList());
		if (server.get("startupProbe") instanceof Map<?, ?> probe && probe.get("httpGet") instanceof Map<?, ?> get) {
			assertThat(played).contains(" localhost:" + get.get("port") + get.get("path") + "\n");
		}
	}

	private static Map<String, Object> container(Map<String, Object> pod, String list) {
		return cast(((List<?>) pod.get(list)).get(0));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> cast(Object map) {
		return (Map<String, Object>) map;
	}

	private static List<String> strings(Object list) {
		return ((List<?>) list).stream().map(String::valueOf).toList();
	}

	private static Map<String, Object> variables(Map<String, Object> container) {
		Map<String, Object> variables = new LinkedHashMap<>();
		for (Object variable : (Collection<?>) container.get("env")) {
			Map<String, Object> named = cast(variable);
			Object value = named.get("value");
			assertThat(value).satisfiesAnyOf((text) -> assertThat(text).isInstanceOf(String.class),
					(text) -> assertThat(named).containsKey("valueFrom"));
			variables.put((String) named.get("name"), (value != null) ? value : "secret");
		}
		return variables;
	}

	private static <T> T bound(Map<String, Object> variables, String prefix, Class<T> type) {
		ConfigurationPropertySource source = ConfigurationPropertySource
			.from(new SystemEnvironmentPropertySource("systemEnvironment", variables));
		return new Binder(source).bind(prefix, Bindable.of(type)).get();
	}

	/**
	 * Such as {@code app.migrate.lock-timeout=2s}: there is such a property, and it takes
	 * the value.
	 */
	@ParameterizedTest
	@MethodSource("pages")
	void whatIsSetInPassingIsUnderstood(Path page) throws IOException {
		IN_PASSING.matcher(Files.readString(page)).results().forEach((found) -> {
			Properties properties = properties(found.group(1) + ": " + found.group(2));
			boolean ours = found.group(1).startsWith("app.");
			Binder binder = new Binder(new MapConfigurationPropertySource(properties));
			Class<?> type = ours ? MigrateProperties.class : LiquibaseProperties.class;
			assertThat(binder
				.bind(ours ? "app.migrate" : "spring.liquibase", Bindable.of(type),
						new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
				.isBound()).as(found.group()).isTrue();
		});
	}

	/**
	 * The shop with settings that a page shows in place of its own, on an empty database.
	 */
	private ConfigurableApplicationContext start(String page) throws IOException {
		Path settings = Files.writeString(this.directory.resolve("application.yml"),
				only(yaml(Path.of(page), "app:", "spring:")));
		return new SpringApplicationBuilder(ShopApplication.class)
			.run(Databases.arguments(Databases.H2.create(), "--spring.config.location=" + settings.toUri()));
	}

	private static HttpResponse<String> ask(ConfigurableApplicationContext shop, String path) throws Exception {
		int port = ((ServletWebServerApplicationContext) shop).getWebServer().getPort();
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
					BodyHandlers.ofString());
	}

	private static Properties settings(String page) throws IOException {
		return properties(only(yaml(Path.of(page))));
	}

	private static Properties properties(String yaml) {
		YamlPropertiesFactoryBean properties = new YamlPropertiesFactoryBean();
		properties.setResources(new ByteArrayResource(yaml.getBytes()));
		return properties.getObject();
	}

	private static String only(List<String> examples) {
		assertThat(examples).hasSize(1);
		return examples.get(0);
	}

	/** What begins with one of the words, if any are given. */
	private static List<String> yaml(Path page, String... beginnings) throws IOException {
		return YAML.matcher(Files.readString(page))
			.results()
			.map((example) -> example.group(2).replaceAll("(?m)^" + example.group(1), ""))
			.filter((yaml) -> beginnings.length == 0 || Stream.of(beginnings).anyMatch(yaml::startsWith))
			.toList();
	}

}
