package dev.migrate.actuate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.migrate.GenerationSettings;
import dev.migrate.GenerationSettings.Reference;
import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint as a client sees it, over HTTP.
 */
class MigrationsEndpointTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.write("01_notes.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 01_notes-1
				    author: ada
				    comment: Create table notes
				    changes:
				    - createTable: {tableName: notes, columns: [{column: {name: id, type: bigint}}]}
				""");
		this.changelog.write("02_less.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02_less-1
				    author: grace
				    labels: destructive
				    contextFilter: prod
				    changes:
				    - dropTable: {tableName: notes}
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void listsWhatIsApplied(String engine) throws Exception {
		try (ConfigurableApplicationContext context = start(TestDatabases.create(engine))) {
			JsonNode database = database(context);
			assertThat(names(database)).containsExactlyInAnyOrder("changeLog", "upToDate", "lock", "applied", "pending",
					"unknown");
			assertThat(database.get("changeLog").asText()).isEqualTo(ChangelogDirectory.MASTER);
			assertThat(database.get("upToDate").asBoolean()).isTrue();
			assertThat(database.get("lock")).isEqualTo(JSON.readTree("{\"held\": false}"));
			assertThat(database.get("pending")).isEmpty();
			assertThat(database.get("unknown")).isEmpty();
			JsonNode first = database.get("applied").get(0);
			assertThat(names(first)).containsExactlyInAnyOrder("revision", "id", "author", "changeLog", "description",
					"comments", "checksum", "dateExecuted", "orderExecuted", "execType", "deploymentId", "labels",
					"contexts", "destructive");
			assertThat(first.get("revision").asText()).isEqualTo("01_notes");
			assertThat(first.get("id").asText()).isEqualTo("01_notes-1");
			assertThat(first.get("author").asText()).isEqualTo("ada");
			assertThat(first.get("changeLog").asText()).isEqualTo("db/changelog/changes/01_notes.yaml");
			assertThat(first.get("description").asText()).isEqualTo("createTable tableName=notes");
			assertThat(first.get("comments").asText()).isEqualTo("Create table notes");
			assertThat(Instant.parse(first.get("dateExecuted").asText())).isBefore(Instant.now().plusSeconds(60));
			assertThat(first.get("orderExecuted").asInt()).isEqualTo(1);
			assertThat(first.get("execType").asText()).isEqualTo("EXECUTED");
			assertThat(first.get("labels")).isEmpty();
			assertThat(first.get("destructive").asBoolean()).isFalse();
			assertThat(database.get("applied")).hasSize(2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void listsWhatIsPendingAndLeavesNoTrace(String engine) throws Exception {
		DataSource migrated = TestDatabases.create(engine);
		try (ConfigurableApplicationContext context = start(migrated, "app.migrate.auto-apply=false")) {
			JsonNode database = database(context);
			assertThat(database.get("upToDate").asBoolean()).isFalse();
			assertThat(database.get("applied")).isEmpty();
			JsonNode second = database.get("pending").get(1);
			assertThat(names(second)).containsExactlyInAnyOrder("revision", "id", "author", "changeLog", "description",
					"checksum", "labels", "contexts", "destructive");
			assertThat(second.get("revision").asText()).isEqualTo("02_less");
			assertThat(second.get("labels").get(0).asText()).isEqualTo("destructive");
			assertThat(second.get("contexts").get(0).asText()).isEqualTo("prod");
			assertThat(second.get("destructive").asBoolean()).isTrue();
		}
		assertThat(new JdbcTemplate(migrated).queryForList(
				"select table_name from information_schema.tables where lower(table_schema) = 'public'", String.class))
			.isEmpty();
	}

	@Test
	void listsRowsThatNoFileExplains() throws Exception {
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"))) {
			Files.delete(this.changelog.changes().resolve("02_less.yaml"));
			JsonNode database = database(context);
			assertThat(database.get("unknown")).hasSize(1);
			assertThat(names(database.get("unknown").get(0))).contains("id").doesNotContain("revision");
			assertThat(database.get("upToDate").asBoolean()).isTrue();
		}
	}

	@Test
	void namesTheHolderOfTheLock() throws Exception {
		DataSource migrated = TestDatabases.create("h2");
		try (ConfigurableApplicationContext context = start(migrated)) {
			new JdbcTemplate(migrated).update("update databasechangeloglock set locked = true, "
					+ "lockedby = 'web-1#blue (10.0.0.7)', lockgranted = ?", Timestamp.from(Instant.EPOCH));
			assertThat(database(context).get("lock")).isEqualTo(JSON.readTree("""
					{"held": true, "owner": "web-1#blue (10.0.0.7)", "host": "web-1", "since": "1970-01-01T00:00:00Z"}
					"""));
		}
	}

	@Test
	void tellsTheOthersWhenOneDatabaseCannotBeRead() throws Exception {
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"))) {
			DriverManagerDataSource gone = new DriverManagerDataSource(
					"jdbc:postgresql://localhost:1/shop?password=hush&connectTimeout=2", "ada", "hush");
			((GenericApplicationContext) context).registerBean("broken", MigrationService.class,
					() -> MigrationServices.create("archive", () -> this.changelog.liquibase(gone), () -> {
						throw new IllegalStateException();
					}, () -> {
						throw new IllegalStateException();
					}, new GenerationSettings(List.of(), Reference.CHANGELOG, Map.of())));
			JsonNode databases = get(context).get("contexts").get(context.getId()).get("databases");
			assertThat(databases.get("default").get("upToDate").asBoolean()).isTrue();
			assertThat(names(databases.get("archive"))).containsExactly("error");
			assertThat(databases.get("archive").get("error").asText())
				.startsWith("Could not connect to the database jdbc:postgresql://localhost:1/shop?password=******")
				.doesNotContain("hush");
		}
	}

	@Test
	void tellsWhatIsWrongWithABrokenFile() throws Exception {
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"))) {
			this.changelog.write("03_broken.yaml", "databaseChangeLog: [");
			assertThat(names(database(context))).containsExactly("error");
			assertThat(database(context).get("error").asText()).contains("03_broken.yaml");
		}
	}

	@Test
	void namesTheParentContext() throws Exception {
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"))) {
			JsonNode contexts = get(context).get("contexts");
			assertThat(names(contexts)).containsExactly(context.getId());
			assertThat(names(contexts.get(context.getId()))).containsExactly("databases");
			GenericApplicationContext child = new GenericApplicationContext(context);
			child.refresh();
			assertThat(new MigrationsEndpoint(child).migrations().contexts().get(child.getId()).parentId())
				.isEqualTo(context.getId());
		}
	}

	@Test
	void isNotThereUnlessItIsExposed() throws Exception {
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"),
				"management.endpoints.web.exposure.include=health")) {
			assertThat(response(context, "migrations").statusCode()).isEqualTo(404);
			assertThat(context.getBeanNamesForType(MigrationsEndpoint.class)).isEmpty();
		}
	}

	@Test
	void leavesTheLiquibaseEndpointWorking() throws Exception {
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"))) {
			HttpResponse<String> response = response(context, "liquibase");
			assertThat(response.statusCode()).isEqualTo(200);
			JsonNode changeSets = JSON.readTree(response.body())
				.get("contexts")
				.get(context.getId())
				.get("liquibaseBeans")
				.get("liquibase")
				.get("changeSets");
			assertThat(changeSets).hasSize(2);
			assertThat(changeSets.get(0).get("id").asText()).isEqualTo("01_notes-1");
		}
	}

	private ConfigurableApplicationContext start(DataSource database, String... properties) {
		return new SpringApplicationBuilder(Application.class)
			.properties("server.port=0", "spring.main.banner-mode=off",
					"management.endpoints.web.exposure.include=migrations,liquibase",
					"app.migrate.directory=" + this.changelog.changes())
			.properties(properties)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean("dataSource",
					DataSource.class, () -> database))
			.run();
	}

	private static JsonNode database(ApplicationContext context) throws Exception {
		return get(context).get("contexts").get(context.getId()).get("databases").get("default");
	}

	private static JsonNode get(ApplicationContext context) throws Exception {
		HttpResponse<String> response = response(context, "migrations");
		assertThat(response.statusCode()).isEqualTo(200);
		return JSON.readTree(response.body());
	}

	private static HttpResponse<String> response(ApplicationContext context, String endpoint) throws Exception {
		int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/" + endpoint)).build(),
					BodyHandlers.ofString());
	}

	private static List<String> names(JsonNode object) {
		List<String> names = new ArrayList<>();
		object.fieldNames().forEachRemaining(names::add);
		return names;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
	static class Application {

	}

}
