package dev.migrate.console;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.MigrateRequest;
import dev.migrate.MigrationService;
import dev.migrate.Tenant;
import dev.migrate.TenantProvider;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.lint.LintReport;
import dev.migrate.lint.LintRule;
import dev.migrate.lint.LintedRevision;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the pages say, of a database that others have written too.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConsolePagesTests {

	private static final String SCRIPT = "<script>alert('x')</script>";

	@TempDir
	private Path module;

	private final DataSource database = TestDatabases.create("h2");

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.write("01_notes.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 01_notes-1
				    author: ada
				    changes:
				    - createTable: {tableName: notes, columns: [{column: {name: id, type: bigint}}]}
				- changeSet:
				    id: 01_notes-2
				    author: grace
				    comment: "%s"
				    changes:
				    - addColumn: {tableName: notes, columns: [{column: {name: '"%s"', type: int}}]}
				""".formatted(SCRIPT, "<b>"));
	}

	@Test
	void tellsWhatHasRunAndWhatHasNot() {
		try (ConsoleApplication application = open()) {
			this.changelog.write("02_less.yaml", """
					databaseChangeLog:
					- changeSet:
					    id: 02_less-1
					    author: linus
					    labels: destructive
					    changes:
					    - dropTable: {tableName: notes}
					""");
			TestDatabases.execute(this.database, "delete from DATABASECHANGELOG where ID = '01_notes-2'");
			String text = application.get("/migrations/default").text();
			assertThat(text).contains("02_less pending destructive 02_less by linus 1 change set")
				.contains("01_notes partial 01_notes by ada, grace applied 20")
				.contains("2 change sets pending", "0 applied", "2 pending", "Lock: free");
			assertThat(text.indexOf("02_less")).as("the newest first").isLessThan(text.indexOf("01_notes"));
			assertThat(application.get("/migrations/default?q=LESS").text()).contains("02_less")
				.doesNotContain("01_notes");
			assertThat(application.get("/migrations/default?q=zebra").text()).contains("No revision has these words.");
		}
	}

	@Test
	void tellsHowLongARevisionTookThatRanAlone() {
		try (ConsoleApplication application = open()) {
			this.changelog.writeSql("02_users", "create table users (id bigint)");
			application.context().getBean(MigrationService.class).migrate(MigrateRequest.head());
			assertThat(application.get("/migrations/default").text())
				.containsPattern("02_users by \\w+ applied \\S+ \\S+ UTC took at most \\d[\\d.]* m?s 1 change set")
				.containsPattern(
						"01_notes by ada, grace applied \\S+ \\S+ UTC took at most \\d[\\d.]* m?s 2 change sets");
		}
	}

	@Test
	void showsARevisionInWordsAndAsSql() {
		try (ConsoleApplication application = open()) {
			HttpAnswer page = application.get("/migrations/default/revisions/01");
			assertThat(page.text()).contains("01_notes applied", "Create table notes")
				.contains("executed 20", "by grace")
				.containsPattern("Forward -- 01_notes-1 CREATE TABLE (PUBLIC.)?notes")
				.containsPattern("Back -- 01_notes-2 ALTER TABLE (PUBLIC.)?notes DROP COLUMN")
				.contains("DROP TABLE");
		}
	}

	@Test
	void showsFindingsWithTheirSafeRewrite() {
		try (ConsoleApplication application = open()) {
			this.changelog.write("02_renamed.yaml",
					"""
							databaseChangeLog:
							- changeSet:
							    id: 02_renamed-1
							    author: linus
							    changes:
							    - renameColumn: {tableName: notes, oldColumnName: id, newColumnName: number, columnDataType: bigint}
							    - renameTable: {oldTableName: notes, newTableName: remarks}
							""");
			assertThat(application.get("/migrations/default/revisions/02_renamed").text())
				.contains("renaming-table notes h2", "What to do instead");
			assertThat(application.get("/migrations/default/schema?revision=02_renamed").body())
				.contains("class=\"table altered\" data-table=\"remarks\"", ">notes → remarks<", ">id → number<")
				.doesNotContain("table removed", "table added", "row removed", "row added");
			assertThat(application.get("/migrations/default/revisions/01_notes").text()).contains("Findings");
		}
	}

	@Test
	void drawsTheSchemaAndWhatARevisionMakesOfIt() {
		this.changelog.write("02_users.yaml",
				"""
						databaseChangeLog:
						- changeSet:
						    id: 02_users-1
						    author: linus
						    changes:
						    - createTable:
						        tableName: users
						        columns: [{column: {name: id, type: bigint, constraints: {primaryKey: true, nullable: false}}}]
						    - addColumn:
						        tableName: notes
						        columns: [{column: {name: author, type: bigint, constraints: {foreignKeyName: fk, references: users(id)}}}]
						    - createTable: {tableName: apart, columns: [{column: {name: id, type: bigint}}]}
						""");
		try (ConsoleApplication application = open()) {
			String schema = "/migrations/default/schema";
			HttpAnswer whole = application.get(schema);
			assertThat(whole.text()).contains("3 tables, as they are in the database now.", "3 tables, 1 reference");
			assertThat(whole.body()).contains("class=\"table same\" data-table=\"users\"",
					"data-title=\"notes.author → users.id\"");
			assertThat(application.get(schema + "?table=users&depth=0").text()).contains("1 table, 0 references",
					"Primary key [id]");
			assertThat(application.get(schema + "?table=users").text()).contains("2 tables, 1 reference");
			assertThat(application.get(schema + "?table=zebra").text())
				.contains("No table has 'zebra' in its name; this is the whole schema.");
			HttpAnswer changes = application.get(schema + "?revision=02_users");
			assertThat(changes.body()).contains("class=\"table added\" data-table=\"users\"",
					"class=\"table altered\" data-table=\"notes\"", "class=\"line added\"", "class=\"row added\"");
			assertThat(application.get(schema + "?revision=02_users&state=before&all=1").text()).contains("1 table,");
			assertThat(application.get(schema + "?revision=02_users&state=after&all=1").text()).contains("3 tables,");
			HttpAnswer picture = application.get("/migrations/default/schema.svg?table=users");
			assertThat(picture.headers()).containsEntry("content-type", "image/svg+xml")
				.containsEntry("content-disposition", "attachment; filename=\"default-schema.svg\"");
			assertThat(picture.body()).startsWith("<svg ").contains(".diagram .box").doesNotContain("apart");
		}
	}

	@Test
	void saysInWordsWhatAPictureDoesNotShow() {
		this.changelog.write("02_users.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02_users-1
				    author: linus
				    changes:
				    - createTable:
				        tableName: users
				        columns: [{column: {name: id, type: bigint}}, {column: {name: mail, type: varchar(40)}}]
				""");
		this.changelog.write("03_more.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 03_more-1
				    author: linus
				    changes:
				    - createIndex:
				        tableName: users
				        indexName: ix_mail
				        columns: [{column: {name: mail}}, {column: {name: id, descending: true}}]
				""");
		this.changelog.writeSql("04_read", "select 1");
		this.changelog.writeSql("05_strange", "alter system quiesce nicely");
		try (ConsoleApplication application = ConsoleApplication.open(this.module, this.database, List.of(),
				"app.migrate.auto-apply=false")) {
			application.context()
				.getBean(MigrationService.class)
				.migrate(new MigrateRequest("03_more", MigrationProgress.SILENT));
			String schema = "/migrations/default/schema";
			assertThat(application.get(schema + "?revision=03_more").text())
				.contains("What changes + Create index ix_mail on users");
			assertThat(application.get(schema + "?revision=04_read").text())
				.contains("What changes Nothing of the schema.");
			assertThat(application.get(schema + "?revision=05_strange").text())
				.contains("What changes Not all of its SQL can be read; the revision has it.");
			assertThat(application.get(schema + "?table=users").text()).contains("Index ix_mail [mail, id desc]");
		}
	}

	@Test
	void showsBothSidesOfATypeThatChanges() {
		this.changelog.write("02_users.yaml",
				"""
						databaseChangeLog:
						- changeSet:
						    id: 02_users-1
						    author: linus
						    changes:
						    - addColumn: {tableName: notes, columns: [{column: {name: state, type: "enum('NEW','READ','ANSWERED')"}}]}
						""");
		this.changelog.write("03_state.yaml",
				"""
						databaseChangeLog:
						- changeSet:
						    id: 03_state-1
						    author: linus
						    changes:
						    - modifyDataType: {tableName: notes, columnName: state, newDataType: "enum('NEW','READ','ANSWERED','FORGOTTEN')"}
						""");
		try (ConsoleApplication application = open()) {
			assertThat(application.get("/migrations/default/schema?revision=03_state").text())
				.contains("enum('NEW…NSWERED')? → enum('NEW…RGOTTEN')?");
		}
	}

	@Test
	void drawsViewsToo() {
		this.changelog.write("02_heads.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02_heads-1
				    author: linus
				    changes:
				    - createView: {viewName: heads, selectQuery: select id from notes}
				""");
		this.changelog.write("03_none.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 03_none-1
				    author: linus
				    changes:
				    - dropView: {viewName: heads}
				""");
		try (ConsoleApplication application = ConsoleApplication.open(this.module, this.database, List.of(),
				"app.migrate.auto-apply=false")) {
			application.context()
				.getBean(MigrationService.class)
				.migrate(new MigrateRequest("02_heads", MigrationProgress.SILENT));
			String schema = "/migrations/default/schema";
			HttpAnswer whole = application.get(schema);
			assertThat(whole.text()).contains("1 table, 1 view, as they are in the database now.",
					"1 table, 1 view, 0 references", "heads view");
			assertThat(whole.body()).contains("class=\"table view same\" data-table=\"heads\"");
			assertThat(application.get(schema + "?table=heads").text()).contains("A view:")
				.containsIgnoringCase("select");
			assertThat(application.get(schema + "?revision=02_heads").body())
				.contains("class=\"table view added\" data-table=\"heads\"");
			assertThat(application.get(schema + "?revision=03_none").body())
				.contains("class=\"table view removed\" data-table=\"heads\"");
		}
	}

	@Test
	void namesWhatDiagramsNeed() {
		try (ConsoleApplication application = ConsoleApplication.withoutDiagrams(this.module, this.database)) {
			String words = "The diagram needs a library that finds places for its tables. "
					+ "Add the dependency dev.migrate:migrate-console to the application. "
					+ "Everything else works without it.";
			HttpAnswer page = application.get("/migrations/default/schema?table=notes");
			assertThat(page.status()).isEqualTo(200);
			assertThat(page.text()).contains(words, "notes", "bigint");
			HttpAnswer picture = application.get("/migrations/default/schema.svg");
			assertThat(picture.status()).isEqualTo(501);
			assertThat(picture.text()).contains(words);
		}
	}

	@Test
	void nothingThatUsersWroteBecomesMarkup() {
		try (ConsoleApplication application = open()) {
			for (String path : List.of("/migrations/default/revisions/01_notes", "/migrations/default?q=%22%3E%3Cb%3E",
					"/migrations/%3Cb%3E", "/migrations/default/revisions/%3Cb%3E", "/migrations/default/drift",
					"/migrations/default/schema", "/migrations/default/schema?revision=01_notes",
					"/migrations/default/schema.svg", "/migrations/default/schema?table=%3Cb%3E")) {
				assertThat(application.get(path).body()).as(path)
					.doesNotContain("<b>")
					.doesNotContain("<script>")
					.doesNotContain("\">&lt;b");
			}
			assertThat(application.get("/migrations/default/revisions/01_notes").text()).contains(SCRIPT);
		}
	}

	@Test
	void showsWhatSomebodyHasChangedByHand() {
		try (ConsoleApplication application = open()) {
			assertThat(application.get("/migrations/default/drift").text())
				.contains("Nobody has changed the database by hand.");
			TestDatabases.execute(this.database, "alter table notes add column extra int");
			assertThat(application.get("/migrations/default/drift").text()).contains("+ Add column extra to notes");
		}
	}

	@Test
	void leadsToEveryDatabase() {
		String audit = "app.migrate.databases.audit.liquibase.";
		try (ConsoleApplication application = ConsoleApplication.open(this.module, this.database, List.of(),
				audit + "url=" + ((JdbcDataSource) TestDatabases.create("h2")).getURL(), audit + "user=sa")) {
			HttpAnswer overview = application.get("/migrations");
			assertThat(overview.status()).isEqualTo(200);
			assertThat(overview.text()).contains("default up to date Newest revision 01_notes",
					"audit up to date No revisions yet");
			assertThat(application.get("/migrations/audit").text()).contains("There is no changelog yet.");
			assertThat(application.get("/migrations/payroll").text())
				.containsPattern("The databases of this application are: (default, audit|audit, default)\\.");
		}
	}

	@Test
	void showsEachTenantWithItsState() {
		TestDatabases.execute(this.database, "create schema acme", "create schema beta");
		try (ConsoleApplication application = ConsoleApplication.open(this.module, this.database, List.of(Remark.class),
				"spring.main.sources=" + TwoTenants.class.getName())) {
			TestDatabases.execute(this.database, "delete from beta.DATABASECHANGELOG where ID = '01_notes-2'",
					"alter table acme.notes add column extra int");
			HttpAnswer tenants = application.get("/migrations/default");
			assertThat(tenants.status()).isEqualTo(200);
			assertThat(tenants.text()).contains("Tenants 1 behind 2 tenants",
					"acme up to date Newest revision 01_notes", "beta 1 pending");
			assertThat(tenants.body()).contains("href=\"/migrations/default.acme\"");
			HttpAnswer timeline = application.get("/migrations/default.beta");
			assertThat(timeline.text()).contains("01_notes partial", "1 change set pending");
			assertThat(timeline.body()).contains("href=\"/migrations/default\"",
					"href=\"/migrations/default.beta/drift\"");
			assertThat(application.get("/migrations/default.acme/drift").text())
				.contains("+ Add column extra to notes");
			assertThat(application.get("/migrations/default.acme/schema").body()).contains("data-table=\"notes\"");
			assertThat(application.get("/migrations/default.acme/revisions/01").text()).contains("01_notes applied");
			assertThat(application.get("/migrations/default/drift").body())
				.contains("href=\"/migrations/default.acme/drift\"");
			assertThat(application.get("/migrations/default/changes").text()).contains("+ Create table remark");
			HttpAnswer unknown = application.get("/migrations/default.zebra");
			assertThat(unknown.status()).isEqualTo(404);
			assertThat(unknown.text())
				.contains("There is no tenant 'zebra' of the database 'default'. Its TenantProvider lists: acme, beta");
		}
	}

	@Test
	void oneTenantThatCannotBeReadHidesNoOther() {
		TestDatabases.execute(this.database, "create schema acme", "create schema beta");
		String audit = "app.migrate.databases.audit.liquibase.";
		try (ConsoleApplication application = ConsoleApplication.open(this.module, this.database, List.of(),
				"spring.main.sources=" + TwoTenants.class.getName(),
				audit + "url=" + ((JdbcDataSource) TestDatabases.create("h2")).getURL(), audit + "user=sa")) {
			TestDatabases.execute(this.database, "drop schema beta cascade");
			assertThat(application.get("/migrations").text()).contains("default 1 unreadable 2 tenants",
					"audit up to date");
			assertThat(application.get("/migrations/default").text()).contains("acme up to date")
				.containsPattern("beta unreadable .*beta");
			assertThat(application.get("/migrations/audit").text()).contains("There is no changelog yet.");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb" })
	void isTheSameOnOtherEngines(String engine) {
		DataSource database = TestDatabases.create(engine);
		try (ConsoleApplication application = ConsoleApplication.open(this.module, database, List.of(Remark.class))) {
			this.changelog.write("02_renamed.yaml", """
					databaseChangeLog:
					- changeSet:
					    id: 02_renamed-1
					    author: linus
					    changes:
					    - createIndex: {tableName: notes, indexName: ix_notes, columns: [{column: {name: id}}]}
					    - renameTable: {oldTableName: notes, newTableName: remarks}
					""");
			assertThat(application.get("/migrations/default").text())
				.contains("02_renamed pending 02_renamed by linus 1 change set", "01_notes applied", "Lock: free");
			HttpAnswer revision = application.get("/migrations/default/revisions/02");
			assertThat(revision.text()).contains("renaming-table notes " + engine).containsIgnoringCase("create index");
			assertThat(application.get("/migrations/default/schema").body())
				.contains("class=\"table same\" data-table=\"notes\"");
			assertThat(application.get("/migrations/default/schema?revision=02_renamed").body())
				.contains(">notes → remarks<")
				.doesNotContain("table removed", "table added");
			assertThat(application.get("/migrations/default/schema.svg").body()).startsWith("<svg ");
			TestDatabases.execute(database, "alter table notes add column extra int");
			assertThat(application.get("/migrations/default/drift").text()).contains("+ Add column extra to notes");
			assertThat(application.get("/migrations/default/changes").text()).contains("+ Create table remark");
		}
	}

	@Entity(name = "Remark")
	static class Remark {

		@Id
		Long id;

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoTenants {

		@Bean
		TenantProvider tenants() {
			return () -> List.of(Tenant.inSchema("acme", "ACME"), Tenant.inSchema("beta", "BETA"));
		}

	}

	@Test
	void namesTheHolderOfTheLock() {
		try (ConsoleApplication application = open()) {
			TestDatabases.execute(this.database,
					"update DATABASECHANGELOGLOCK set LOCKED = true, LOCKEDBY = 'web-7', LOCKGRANTED = now()");
			assertThat(application.get("/migrations/default").text()).contains("Locked by web-7 since 20");
		}
	}

	@Test
	void tellsForgeriesWhatThereIs() {
		try (ConsoleApplication application = open()) {
			HttpAnswer database = application.get("/migrations/payroll");
			assertThat(database.status()).isEqualTo(404);
			assertThat(database.text())
				.contains("There is no database 'payroll'. The databases of this application are: default.");
			HttpAnswer revision = application.get("/migrations/default/revisions/..%2F..%2Fetc");
			assertThat(revision.status()).isBetween(400, 404);
			revision = application.get("/migrations/default/revisions/nowhere");
			assertThat(revision.status()).isEqualTo(404);
			assertThat(revision.text()).contains("Can't locate revision identified by 'nowhere'");
			HttpAnswer page = application.get("/migrations/default/nowhere");
			assertThat(page.status()).isEqualTo(404);
			assertThat(page.text()).contains("There is no such page. Go to the timeline at /migrations/default.");
			for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
				HttpAnswer answer = application.send(method, "/migrations/default", "");
				assertThat(answer.status()).as(method).isEqualTo(405);
				assertThat(answer.text()).contains("Nothing here answers to " + method + ".");
			}
			assertThat(application.get("/migrations/assets/Html.class").text())
				.contains("The console has no file Html.class. Open one of its pages.");
		}
	}

	@Test
	void saysWhatIsWrongWithABrokenChangelog() {
		try (ConsoleApplication application = open()) {
			this.changelog.write("02_broken.yaml", "databaseChangeLog: [");
			HttpAnswer page = application.get("/migrations/default");
			assertThat(page.status()).isEqualTo(500);
			assertThat(page.text()).contains("Something is wrong", "02_broken.yaml");
		}
	}

	@Test
	void aFailureThatNobodyHasForeseenIsInTheLog(CapturedOutput output) {
		// A command that another test has run in this JVM shows no stack traces
		System.clearProperty(LoggingSystemProperty.EXCEPTION_CONVERSION_WORD.getEnvironmentVariableName());
		try (ConsoleApplication application = ConsoleApplication.open(this.module, this.database, List.of(),
				"spring.main.sources=" + BrokenRule.class.getName())) {
			HttpAnswer page = application.get("/migrations/default/revisions/01_notes");
			assertThat(page.status()).isEqualTo(500);
			assertThat(page.text()).contains("This page could not be made. The log of the application says why.")
				.doesNotContain("Out of rules");
			// The log is written while the answer is on its way
			await().untilAsserted(() -> assertThat(output)
				.contains("The console failed at /migrations/default/revisions/01_notes", "Out of rules"));
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenRule implements LintRule {

		@Override
		public String code() {
			return "broken";
		}

		@Override
		public void check(LintedRevision revision, LintReport report) {
			throw new IllegalStateException("Out of rules");
		}

	}

	@Test
	void keepsSecretParametersToItself() {
		this.changelog.writeSql("00_users", "create table users (secret varchar(255) default '${apiKey}')");
		try (ConsoleApplication application = ConsoleApplication.open(this.module, this.database, List.of(),
				"spring.liquibase.parameters.apiKey=abc123")) {
			assertThat(application.get("/migrations/default/revisions/00_users").text()).contains("******")
				.doesNotContain("abc123");
		}
	}

	@Test
	void keepsSecretParametersThatAFileDefinesToItself() {
		this.changelog.write("00_users.yaml", """
				databaseChangeLog:
				- property: {name: apiKey, value: abc123}
				- changeSet:
				    id: 00_users-1
				    author: ada
				    comment: The key is ${apiKey}
				    changes:
				    - sql: {sql: "create table users (secret varchar(255) default '${apiKey}')"}
				    rollback:
				    - sql: {sql: "drop table users -- ${apiKey}"}
				""");
		try (ConsoleApplication application = open()) {
			assertThat(application.get("/migrations/default/revisions/00_users").text()).contains("******")
				.contains("drop table users")
				.doesNotContain("abc123");
		}
	}

	@Test
	void noPageShowsAnyOfThem() {
		this.changelog.write("00_users.yaml",
				"""
						databaseChangeLog:
						- property: {name: reporting.password, value: "Tr0ub4dor <and> 3 horses"}
						- changeSet:
						    id: 00_users-1
						    author: ada
						    comment: It is ${reporting.password}
						    changes:
						    - createTable:
						        tableName: users
						        remarks: "Not ${reporting.password}"
						        columns:
						        - column: {name: secret, type: varchar(255), defaultValue: "${reporting.password}", remarks: "Or ${reporting.password}"}
						    - sql: {sql: "alter table users add constraint ck check (secret <> '${reporting.password}')"}
						    - sql: {sql: "call length('for those who report each month ${reporting.password}')"}
						    - sql: {sql: "update users set secret = 'that which was there before there was any, ${reporting.password}'"}
						""");
		try (ConsoleApplication application = open()) {
			TestDatabases.execute(this.database,
					"alter table users alter column secret set default 'once Tr0ub4dor <and> 3 horses'");
			for (String page : List.of("", "/revisions/00_users", "/schema", "/schema?table=users",
					"/schema?revision=00_users", "/schema?revision=00_users&state=after&all=1", "/schema.svg", "/drift",
					"/changes")) {
				HttpAnswer answer = application.get("/migrations/default" + page);
				assertThat(answer.body()).describedAs(page).isNotBlank().doesNotContain("Tr0u");
			}
			assertThat(application.get("/migrations/default/drift").text()).contains("to 'once ******'");
			assertThat(application.get("/migrations/default/schema?table=users").text()).contains("Not ******",
					"Or ******");
			assertThat(application.get("/migrations/default/revisions/00_users").text()).contains("It is ******",
					"update users set secret = 'that which was there before there was any, ******'");
		}
	}

	private ConsoleApplication open() {
		return ConsoleApplication.open(this.module, this.database, List.of());
	}

}
