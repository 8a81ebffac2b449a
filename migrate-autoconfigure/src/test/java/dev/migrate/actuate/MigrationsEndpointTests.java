package dev.migrate.actuate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.migrate.GenerationSettings;
import dev.migrate.GenerationSettings.Reference;
import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.event.MigrationEvent;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.failure.SecretParameters;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint as a client sees it, over HTTP.
 */
class MigrationsEndpointTests {

	private static final String UNRESTRICTED = "management.endpoint.migrations.access=unrestricted";

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
			addUnreachable(context);
			JsonNode databases = get(context).get("contexts").get(context.getId()).get("databases");
			assertThat(databases.get("default").get("upToDate").asBoolean()).isTrue();
			assertThat(names(databases.get("archive"))).containsExactly("error");
			assertThat(databases.get("archive").get("error").asText())
				.startsWith("Could not connect to the database jdbc:postgresql://localhost:1/shop?password=******")
				.doesNotContain("hush");
		}
	}

	@Test
	void tellsOfARevisionAlthoughAnotherDatabaseCannotBeRead() throws Exception {
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"))) {
			addUnreachable(context);
			HttpResponse<String> response = response(context, "migrations/01_notes");
			assertThat(response.statusCode()).isEqualTo(200);
			JsonNode databases = JSON.readTree(response.body()).get("contexts").get(context.getId()).get("databases");
			assertThat(databases.get("default").get("state").asText()).isEqualTo("APPLIED");
			assertThat(names(databases.get("archive"))).containsExactly("error");
			assertThat(databases.get("archive").get("error").asText())
				.startsWith("Could not connect to the database jdbc:postgresql://localhost:1/shop?password=******")
				.doesNotContain("hush");
		}
	}

	@Test
	void appliesToTheOthersWhenOneDatabaseCannotBeRead() throws Exception {
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"), UNRESTRICTED,
				"app.migrate.auto-apply=false")) {
			addUnreachable(context);
			HttpResponse<String> response = post(context, "{}");
			assertThat(response.statusCode()).isEqualTo(500);
			JsonNode databases = JSON.readTree(response.body()).get("databases");
			assertThat(databases.get("default"))
				.isEqualTo(JSON.readTree("{\"applied\": [\"01_notes\", \"02_less\"], \"changeSets\": 2}"));
			assertThat(databases.get("archive").get("applied")).isEmpty();
			assertThat(databases.get("archive").get("error").asText())
				.startsWith("Could not connect to the database jdbc:postgresql://localhost:1/shop?password=******");
			assertThat(database(context).get("upToDate").asBoolean()).isTrue();
		}
	}

	@Test
	void appliesToTheOthersWhenOneChangelogIsBroken() throws Exception {
		ChangelogDirectory broken = new ChangelogDirectory(Files.createDirectory(this.module.resolve("broken")));
		broken.write("01_broken.yaml", "databaseChangeLog: [");
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"), UNRESTRICTED,
				"app.migrate.auto-apply=false")) {
			DataSource archive = TestDatabases.create("h2");
			add(context, "a_archive", () -> broken.liquibase(archive));
			JsonNode databases = JSON.readTree(post(context, "{}").body()).get("databases");
			assertThat(databases.get("a_archive").get("error").asText()).contains("01_broken.yaml");
			assertThat(databases.get("default").get("changeSets").asInt()).isEqualTo(2);
			assertThat(databases.get("default").has("error")).isFalse();
			HttpResponse<String> revision = response(context, "migrations/01_notes");
			assertThat(revision.statusCode()).isEqualTo(200);
			assertThat(revision.body()).contains("01_broken.yaml").contains("\"state\":\"APPLIED\"");
		}
	}

	@Test
	void refusesARequestWhileAnotherIsApplying() throws Exception {
		DataSource database = TestDatabases.create("h2");
		CountDownLatch running = new CountDownLatch(1);
		CountDownLatch asked = new CountDownLatch(1);
		try (ConfigurableApplicationContext context = start(database, UNRESTRICTED, "app.migrate.auto-apply=false")) {
			((GenericApplicationContext) context).registerBean("slow", MigrationProgress.class,
					() -> new MigrationProgress() {

						@Override
						public void applying(String revision) {
							running.countDown();
							try {
								asked.await(30, TimeUnit.SECONDS);
							}
							catch (InterruptedException ex) {
								Thread.currentThread().interrupt();
							}
						}

					});
			CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> {
				try {
					return post(context, "{}");
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			});
			assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
			HttpResponse<String> second = post(context, "{}");
			asked.countDown();
			assertThat(second.statusCode()).isEqualTo(409);
			assertThat(JSON.readTree(second.body()))
				.isEqualTo(JSON.readTree("{\"error\": \"Another request is applying what is pending.\"}"));
			assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
			assertThat(database(context).get("applied")).as("each has run once").hasSize(2);
		}
	}

	private void addUnreachable(ConfigurableApplicationContext context) {
		DriverManagerDataSource gone = new DriverManagerDataSource(
				"jdbc:postgresql://localhost:1/shop?password=hush&connectTimeout=2", "ada", "hush");
		add(context, "archive", () -> this.changelog.liquibase(gone));
	}

	private void add(ConfigurableApplicationContext context, String name, Supplier<MigrationLiquibase> liquibase) {
		((GenericApplicationContext) context).registerBean(name, MigrationService.class,
				() -> MigrationServices.create(name, liquibase, this.changelog::loader, () -> {
					throw new IllegalStateException();
				}, new GenerationSettings(List.of(), Reference.CHANGELOG, Map.of())));
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
			assertThat(endpoint(child).migrations().contexts().get(child.getId()).parentId())
				.isEqualTo(context.getId());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "01_notes", "01_", "-1" })
	void tellsWhatARevisionDoes(String name) throws Exception {
		Files.delete(this.changelog.changes().resolve("02_less.yaml"));
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"))) {
			HttpResponse<String> response = response(context, "migrations/" + name.replace("-1", "head"));
			assertThat(response.statusCode()).isEqualTo(200);
			JsonNode revision = JSON.readTree(response.body())
				.get("contexts")
				.get(context.getId())
				.get("databases")
				.get("default");
			assertThat(revision.get("revision").asText()).isEqualTo("01_notes");
			assertThat(revision.get("state").asText()).isEqualTo("APPLIED");
			assertThat(revision.get("changeLog").asText()).isEqualTo("db/changelog/changes/01_notes.yaml");
			assertThat(revision.get("changeSets")).singleElement().satisfies((changeSet) -> {
				assertThat(changeSet.get("id").asText()).isEqualTo("01_notes-1");
				assertThat(changeSet.get("sql").get(0).asText())
					.isEqualToIgnoringCase("CREATE TABLE PUBLIC.notes (id BIGINT)");
				assertThat(changeSet.get("rollback").get(0).asText()).startsWithIgnoringCase("DROP TABLE PUBLIC.notes");
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "nothing", "..%2F..%2Fetc%2Fpasswd", "%27%20or%201=1", "0" })
	void knowsNoOtherRevision(String name) throws Exception {
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"))) {
			assertThat(response(context, "migrations/" + name).statusCode()).isIn(400, 404);
		}
	}

	@Test
	void keepsSecretParametersOutOfTheSql() throws Exception {
		this.changelog.write("03_owner.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 03_owner-1
				    author: ada
				    changes:
				    - sql: {sql: "create user ${owner} password '${owner.password}'"}
				    rollback:
				    - sql: {sql: "drop user ${owner} -- ${owner.password}"}
				""");
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"), "app.migrate.auto-apply=false",
				"spring.liquibase.parameters.owner=crm", "spring.liquibase.parameters.owner.password=hush")) {
			assertThat(response(context, "migrations/03_owner").body()).contains("create user crm password '******'")
				.contains("drop user crm")
				.doesNotContain("hush");
		}
	}

	@Test
	void keepsSecretParametersThatAFileDefinesToItself() throws Exception {
		this.changelog.write("03_owner.yaml", """
				databaseChangeLog:
				- property: {name: owner.password, value: hush}
				- changeSet:
				    id: 03_owner-1
				    author: ada
				    comment: The owner's password is ${owner.password}
				    changes:
				    - sql: {sql: "create user crm password '${owner.password}'"}
				    rollback:
				    - sql: {sql: "drop user crm -- ${owner.password}"}
				""");
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"),
				"app.migrate.auto-apply=false")) {
			assertThat(response(context, "migrations").body()).contains("The owner's password is ******")
				.doesNotContain("hush");
		}
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"),
				"app.migrate.auto-apply=false")) {
			assertThat(response(context, "migrations/03_owner").body()).contains("create user crm password '******'")
				.contains("drop user crm")
				.doesNotContain("hush");
		}
	}

	/** Not even where a run fails with it. */
	@Test
	void keepsTheirBeginningsToItself() throws Exception {
		this.changelog.write("03_owner.yaml", """
				databaseChangeLog:
				- property: {name: owner.password, value: Tr0ub4dor-and-3-horses}
				- changeSet:
				    id: 03_owner-1
				    author: ada
				    comment: %s ${owner.password}
				    changes:
				    - sql: {sql: "create table owner (note varchar(99) default '${owner.password}')"}
				- changeSet:
				    id: 03_owner-2
				    author: ada
				    changes:
				    - sql: {sql: "alter user nobody set password '${owner.password}'"}
				""".formatted("x".repeat(240)));
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"), UNRESTRICTED,
				"app.migrate.auto-apply=false")) {
			for (String address : List.of("migrations", "migrations/03_owner")) {
				assertThat(response(context, address).body()).contains("03_owner-1", "******").doesNotContain("Tr0u");
			}
			assertThat(post(context, "{}").body()).contains("set password '******'").doesNotContain("Tr0u");
			for (String address : List.of("migrations", "migrations/03_owner")) {
				assertThat(response(context, address).body()).contains("03_owner-1", "******").doesNotContain("Tr0u");
			}
		}
	}

	@Test
	void keepsSecretParametersOutOfTheLists() throws Exception {
		this.changelog.write("03_owner.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 03_owner-1
				    author: ada
				    comment: The owner's password is ${owner.password}
				    changes:
				    - createTable:
				        tableName: ${owner.password}_owned
				        columns: [{column: {name: id, type: bigint}}]
				""");
		DataSource database = TestDatabases.create("h2");
		String[] properties = { "spring.liquibase.parameters.owner.password=hush" };
		try (ConfigurableApplicationContext context = start(database, properties[0], "app.migrate.auto-apply=false")) {
			assertThat(response(context, "migrations").body()).contains("The owner's password is ******")
				.contains("createTable tableName=******_owned")
				.doesNotContain("hush");
		}
		try (ConfigurableApplicationContext context = start(database, properties)) {
			assertThat(database(context).get("applied")).hasSize(3);
			assertThat(response(context, "migrations").body()).contains("The owner's password is ******")
				.doesNotContain("hush");
		}
	}

	@Test
	void changesNothingUnlessItsAccessIsUnrestricted() throws Exception {
		DataSource database = TestDatabases.create("h2");
		try (ConfigurableApplicationContext context = start(database, "app.migrate.auto-apply=false")) {
			assertThat(post(context, "{}").statusCode()).isEqualTo(405);
			assertThat(database(context).get("applied")).isEmpty();
		}
	}

	@Test
	void appliesWhatIsPendingOnRequest() throws Exception {
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"), UNRESTRICTED,
				"app.migrate.auto-apply=false")) {
			HttpResponse<String> response = post(context, "{\"database\": \"default\"}");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(JSON.readTree(response.body())).isEqualTo(JSON.readTree("""
					{"databases": {"default": {"applied": ["01_notes", "02_less"], "changeSets": 2}}}
					"""));
			assertThat(database(context).get("upToDate").asBoolean()).isTrue();
			assertThat(JSON.readTree(post(context, "{}").body())).isEqualTo(JSON.readTree("""
					{"databases": {"default": {"applied": [], "changeSets": 0}}}
					"""));
		}
	}

	@Test
	void appliesNoMoreThanAStartWould() throws Exception {
		DataSource database = TestDatabases.create("h2");
		this.changelog.liquibase(database).run("01_notes", MigrationProgress.SILENT);
		try (ConfigurableApplicationContext context = start(database, UNRESTRICTED, "app.migrate.auto-apply=false",
				"app.migrate.allow-destructive=false")) {
			HttpResponse<String> response = post(context, "{}");
			assertThat(response.statusCode()).isEqualTo(500);
			assertThat(JSON.readTree(response.body()).get("databases").get("default").get("error").asText())
				.startsWith("1 pending change set can lose data, and app.migrate.allow-destructive is false:");
			assertThat(database(context).get("applied")).hasSize(1);
		}
	}

	@Test
	void dropsNoMoreThanAStartWould() throws Exception {
		DataSource database = TestDatabases.create("h2");
		try (ConfigurableApplicationContext context = start(database, UNRESTRICTED,
				"app.migrate.allow-destructive=false", "spring.liquibase.contexts=test")) {
			this.changelog.writeSql("03_drop", "drop table notes");
			HttpResponse<String> response = post(context, "{}");
			assertThat(response.statusCode()).isEqualTo(500);
			assertThat(JSON.readTree(response.body()).get("databases").get("default").get("error").asText())
				.startsWith("1 pending change set can lose data, and app.migrate.allow-destructive is false:")
				.endsWith("  03_drop-1: Drop table notes (no rows)");
			assertThat(new JdbcTemplate(database).queryForList("select * from notes")).isEmpty();
		}
	}

	@Test
	void dropsAllNoMoreThanAStartWould() throws Exception {
		DataSource database = TestDatabases.create("h2");
		try (ConfigurableApplicationContext context = start(database, UNRESTRICTED, "spring.liquibase.drop-first=true",
				"app.migrate.allow-destructive=false")) {
			JdbcTemplate jdbc = new JdbcTemplate(database);
			jdbc.execute("create table kept as select 1 as id");
			HttpResponse<String> response = post(context, "{}");
			assertThat(response.statusCode()).isEqualTo(500);
			assertThat(JSON.readTree(response.body()).get("databases").get("default").get("error").asText())
				.startsWith("All that is in the database would be dropped, because spring.liquibase.drop-first is true")
				.endsWith("  Drop table kept (1 row)");
			assertThat(jdbc.queryForList("select id from kept")).hasSize(1);
		}
	}

	@Test
	void takesOverFromAnOwnerThatIsDead() throws Exception {
		DataSource database = TestDatabases.create("h2");
		try (ConfigurableApplicationContext context = start(database, UNRESTRICTED);
				Connection owner = database.getConnection()) {
			String session = new JdbcTemplate(new SingleConnectionDataSource(owner, true))
				.queryForObject("select concat(session_id, ' of ', session_start) from information_schema.sessions "
						+ "where session_id = session_id()", String.class);
			String lock = "update databasechangeloglock set locked = true, lockedby = ?, lockgranted = now()";
			JdbcTemplate jdbc = new JdbcTemplate(database);
			jdbc.update(lock, "web-1 (10.0.0.7), session " + session + ", migrate-starter");
			assertThat(post(context, "{}").statusCode()).isEqualTo(409);
			jdbc.update(lock, "web-1 (10.0.0.7), session 7 of a better day, migrate-starter");
			assertThat(post(context, "{}").statusCode()).isEqualTo(200);
			assertThat(jdbc.queryForObject("select locked from databasechangeloglock", Boolean.class)).isFalse();
		}
	}

	@Test
	void saysWhatHadRunBeforeAFailure() throws Exception {
		this.changelog.writeSql("01_wrong", "create table other (id bigint)", "create table wrong (");
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"), UNRESTRICTED,
				"app.migrate.auto-apply=false")) {
			HttpResponse<String> response = post(context, "{}");
			assertThat(response.statusCode()).isEqualTo(500);
			JsonNode database = JSON.readTree(response.body()).get("databases").get("default");
			assertThat(database.get("applied").get(0).asText()).isEqualTo("01_notes");
			assertThat(database.get("changeSets").asInt()).isEqualTo(2);
			assertThat(database.get("error").asText()).contains("01_wrong-2");
		}
	}

	@Test
	void doesNotWaitForALock() throws Exception {
		DataSource database = TestDatabases.create("h2");
		try (ConfigurableApplicationContext context = start(database, UNRESTRICTED)) {
			new JdbcTemplate(database).update(
					"update databasechangeloglock set locked = true, " + "lockedby = 'web-1', lockgranted = ?",
					Timestamp.from(Instant.EPOCH));
			HttpResponse<String> response = post(context, "{}");
			assertThat(response.statusCode()).isEqualTo(409);
			assertThat(JSON.readTree(response.body()).get("error").asText())
				.isEqualTo("Database 'default' is locked by web-1 since 1970-01-01T00:00:00Z.");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"database": "archive"}          | 404 | There is no database 'archive'. The databases of this application are: default.
					{"database": ["default"]}        | 400 |
					{"database": null}               | 400 | 'database' has to be one name. Nothing has been run.
					{"database": 1}                  | 404 | There is no database '1'. The databases of this application are: default.
					{"database": "default", "x": 1}  | 400 | Nothing here is called 'x'. Name one database as in {"database": "default"}, or send {} for all of them. Nothing has been run.
					{"databse": "default", "a": "b"} | 400 | Nothing here is called 'a', 'databse'. Name one database as in {"database": "default"}, or send {} for all of them. Nothing has been run.
					[                                | 400 |
					""")
	void checksWhatIsAskedOfIt(String body, int status, String error) throws Exception {
		try (ConfigurableApplicationContext context = start(TestDatabases.create("h2"), UNRESTRICTED,
				"app.migrate.auto-apply=false")) {
			HttpResponse<String> response = post(context, body);
			assertThat(response.statusCode()).isEqualTo(status);
			if (error != null) {
				assertThat(JSON.readTree(response.body()).get("error").asText()).isEqualTo(error);
			}
			assertThat(database(context).get("applied")).isEmpty();
		}
	}

	@Test
	void isAboutEachDatabaseOnItsOwn() throws Exception {
		DataSource own = TestDatabases.create("h2");
		DataSource audit = TestDatabases.create("postgresql");
		Path changes = Files.createDirectories(this.changelog.changes().resolveSibling("audit/changes"));
		Files.writeString(changes.resolveSibling("db.changelog-master.yaml"),
				"databaseChangeLog: [{includeAll: {path: changes/, relativeToChangelogFile: true}}]");
		Files.writeString(changes.resolve("01_entry.sql"),
				"--liquibase formatted sql\n--changeset ada:01_entry-1\ncreate table entry (id bigint);\n");
		List<String> heard = new ArrayList<>();
		try (ConfigurableApplicationContext context = application(own, UNRESTRICTED, "app.migrate.auto-apply=false",
				"management.endpoints.web.exposure.include=migrations,health,info,metrics",
				"management.endpoint.health.show-details=always", "app.migrate.health.time-to-live=0s",
				"app.migrate.databases.audit.directory=" + changes)
			.initializers((beans) -> {
				((GenericApplicationContext) beans).registerBean("auditDataSource", DataSource.class, () -> audit,
						(definition) -> ((AbstractBeanDefinition) definition).setDefaultCandidate(false));
				beans.addApplicationListener((MigrationEvent event) -> heard
					.add(event.getDatabase() + " " + event.getClass().getSimpleName()));
			})
			.run()) {
			assertThat(JSON.readTree(post(context, "{\"database\": \"audit\"}").body())).isEqualTo(JSON.readTree("""
					{"databases": {"audit": {"applied": ["01_entry"], "changeSets": 1}}}
					"""));
			assertThat(heard).containsExactly("audit RevisionApplying", "audit ChangeSetApplying",
					"audit ChangeSetApplied", "audit RevisionApplied");
			JsonNode databases = get(context).get("contexts").get(context.getId()).get("databases");
			assertThat(databases.get("default").get("applied")).isEmpty();
			assertThat(databases.get("default").get("pending")).hasSize(2);
			assertThat(databases.get("audit").get("upToDate").asBoolean()).isTrue();
			JsonNode health = JSON.readTree(response(context, "health").body()).at("/components/migrations/details");
			assertThat(health.at("/default/state").asText()).isEqualTo("pending");
			assertThat(health.at("/audit/state").asText()).isEqualTo("up to date");
			assertThat(JSON.readTree(response(context, "info").body()).get("migrations")).isEqualTo(JSON.readTree("""
					{"default": {"head": "02_less", "applied": 0, "pending": 2},
					 "audit": {"head": "01_entry", "applied": 1, "pending": 0}}
					"""));
			assertThat(pending(context, "default")).isEqualTo(2);
			assertThat(pending(context, "audit")).isZero();

			new JdbcTemplate(audit).update("update databasechangeloglock set locked = true, lockedby = 'web-1', "
					+ "lockgranted = timestamp '1970-01-01 00:00:00'");
			databases = get(context).get("contexts").get(context.getId()).get("databases");
			assertThat(databases.at("/audit/lock/owner").asText()).isEqualTo("web-1");
			assertThat(databases.at("/default/lock/held").asBoolean()).isFalse();
			health = JSON.readTree(response(context, "health").body()).at("/components/migrations/details");
			assertThat(health.at("/audit/state").asText()).isEqualTo("locked for too long");
			assertThat(health.at("/default/state").asText()).isEqualTo("pending");
			assertThat(post(context, "{\"database\": \"audit\"}").statusCode()).isEqualTo(409);
			assertThat(post(context, "{}").statusCode()).isEqualTo(409);
			assertThat(pending(context, "default")).as("nothing has run").isEqualTo(2);
			assertThat(post(context, "{\"database\": \"default\"}").statusCode()).isEqualTo(200);
			assertThat(pending(context, "default")).isZero();
		}
	}

	private static int pending(ApplicationContext context, String database) throws Exception {
		return JSON.readTree(response(context, "metrics/migrate.pending?tag=database:" + database).body())
			.at("/measurements/0/value")
			.asInt(-1);
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
		return application(database, properties).run();
	}

	private SpringApplicationBuilder application(DataSource database, String... properties) {
		return new SpringApplicationBuilder(Application.class)
			.properties("server.port=0", "spring.main.banner-mode=off",
					"management.endpoints.web.exposure.include=migrations,liquibase",
					"app.migrate.directory=" + this.changelog.changes())
			.properties(properties)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean("dataSource",
					DataSource.class, () -> database));
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

	private static HttpResponse<String> post(ApplicationContext context, String body) throws Exception {
		int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/migrations"))
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(body))
				.build(), BodyHandlers.ofString());
	}

	private static MigrationsEndpoint endpoint(ApplicationContext context) {
		return new MigrationsEndpoint(context, (database) -> MigrationProgress.SILENT, new SecretParameters(Map.of()));
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
