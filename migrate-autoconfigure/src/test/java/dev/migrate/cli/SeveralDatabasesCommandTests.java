package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.MigrationService;
import dev.migrate.support.AuditEntities;
import dev.migrate.support.People;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands of an application with three databases: its own, one for what happens on
 * another engine, and one without entities.
 */
class SeveralDatabasesCommandTests {

	@TempDir
	private Path module;

	private final DataSource own = TestDatabases.create("h2");

	private final DataSource audit = TestDatabases.create("postgresql");

	private final DataSource ledger = TestDatabases.create("h2");

	private StubMigrationService declared;

	private List<String> properties = List.of();

	private TestConsole console = TestConsole.pipe();

	@Test
	void areAboutOneDatabaseOrAll() throws IOException {
		writeRevision("ledger", "01_ledger", "create table ledger (id bigint)");
		assertThat(run("makemigrations", "--all", "-m", "Initial tables")).isZero();
		assertThat(out()).startsWith("Database 'default':\nMigrations for 'shop':\n")
			.contains("    + Create table users\nDatabase 'audit':\nMigrations for 'audit':\n")
			.endsWith("    + Create table entry\nDatabase 'ledger':\nSummary:\n"
					+ "  default  OK\n  audit    OK\n  ledger   has no entities\n");
		assertThat(err()).contains("apply it with 'migrate'.").contains("apply it with 'migrate --database audit'.");

		assertThat(run("migrate", "--database", "audit")).isZero();
		assertThat(run("migrate", "--all", "--check")).isEqualTo(1);
		assertThat(out()).endsWith("Summary:\n  default  NO\n  audit    OK\n  ledger   NO\n");
		assertThat(run("migrate", "--all")).isZero();
		assertThat(out())
			.contains("Database 'audit':\nOperations to perform:\n  Apply all migrations: audit\n"
					+ "Running migrations:\n  No migrations to apply.\n")
			.endsWith("Summary:\n  default  OK\n  audit    OK\n  ledger   OK\n");
		assertThat(run("migrate", "check", "--all")).isZero();

		assertThat(run("migrate", "rollback", "--database", "audit", "--yes")).isZero();
		assertThat(run("showmigrations", "--all", "--json")).isZero();
		assertThat(out())
			.matches("(?s)\\{\"databases\":\\{\"default\":\\{\"database\":\"default\",.*\"state\":\"applied\".*"
					+ "\"audit\":\\{\"database\":\"audit\",.*\"state\":\"pending\".*\"ledger\":.*\"state\":\"applied\".*}}\n");
	}

	@Test
	void goOnBehindADatabaseThatFails() throws IOException {
		writeRevision("audit", "01_broken", "create tabel t (id bigint)");
		writeRevision("ledger", "01_ledger", "create table ledger (id bigint)");
		assertThat(run("migrate", "--all")).isEqualTo(3);
		assertThat(out())
			.contains("Summary:\n  default  OK\n  audit    FAILED: Revision 01_broken failed at change set ")
			.endsWith("\n  ledger   OK\n");
		assertThat(err()).startsWith("error: Revision 01_broken failed at change set ");
		assertThat(run("migrate", "--all", "--json")).isEqualTo(3);
		assertThat(out()).startsWith("{\"databases\":{\"default\":{\"applied\":[],\"changeSets\":0},"
				+ "\"audit\":{\"error\":\"Revision 01_broken failed at change set ");
	}

	@Test
	void goBackAndForthInAllDatabases() throws IOException {
		writeRevisions();
		assertThat(run("migrate", "upgrade", "--all")).isZero();
		assertThat(out()).contains("Database 'default':\n", "Database 'audit':\n", "Database 'ledger':\n")
			.endsWith("Summary:\n  default  OK\n  audit    OK\n  ledger   OK\n");
		assertThat(tables()).containsExactly(true, true, true);
		assertThat(run("migrate", "downgrade", "--all", "--yes")).isZero();
		assertThat(out()).containsSubsequence("Database 'default':\n", "Unapplying 01_one... OK", "Database 'audit':\n",
				"Unapplying 01_one... OK", "Database 'ledger':\n", "Unapplying 01_one... OK",
				"Summary:\n  default  OK\n  audit    OK\n  ledger   OK\n");
		assertThat(tables()).containsExactly(false, false, false);
		run("migrate", "--all");
		assertThat(run("migrate", "rollback", "--all", "--yes")).isZero();
		assertThat(tables()).containsExactly(false, false, false);
	}

	@Test
	void goBackBehindADatabaseInWhichThatFails() throws IOException {
		writeRevisions();
		run("migrate", "--all");
		TestDatabases.execute(this.audit, "drop table one");
		assertThat(run("migrate", "downgrade", "--all", "--yes")).isEqualTo(3);
		assertThat(out()).contains("Summary:\n  default  OK\n  audit    FAILED: ").endsWith("\n  ledger   OK\n");
		assertThat(err()).startsWith("error: ").contains("01_one");
		assertThat(tables()).containsExactly(false, false, false);
		assertThat(run("showmigrations", "--all", "--json")).isZero();
		assertThat(out())
			.containsPattern("\"default\":\\{.*\"state\":\"pending\".*\"audit\":\\{.*\"state\":\"applied\".*"
					+ "\"ledger\":\\{.*\"state\":\"pending\"");
	}

	@Test
	void lookThroughAllDatabases() throws IOException {
		writeRevisions();
		run("migrate", "--all");
		assertThat(run("migrate", "drift", "--all")).isZero();
		assertThat(out()).endsWith("Summary:\n  default  OK\n  audit    OK\n  ledger   OK\n");
		TestDatabases.execute(this.audit, "alter table one add column by_hand int");
		assertThat(run("migrate", "drift", "--all")).isEqualTo(1);
		assertThat(out()).contains("by_hand").endsWith("Summary:\n  default  OK\n  audit    NO\n  ledger   OK\n");
		assertThat(run("migrate", "lint", "--all")).isZero();
		assertThat(out()).endsWith("Summary:\n  default  OK\n  audit    OK\n  ledger   OK\n");
		writeRevision("ledger", "02_two", "alter table one rename to two;\n--rollback alter table two rename to one");
		assertThat(run("migrate", "lint", "--all")).isEqualTo(1);
		assertThat(out()).contains("renaming-table")
			.endsWith("Summary:\n  default  OK\n  audit    OK\n  ledger   NO\n");
		Files.writeString(changes("audit").resolve("03_broken.yaml"), "databaseChangeLog: [");
		assertThat(run("migrate", "lint", "--all")).isEqualTo(3);
		assertThat(out()).contains("  audit    FAILED: ").endsWith("\n  ledger   NO\n");
	}

	private void writeRevisions() throws IOException {
		for (String database : List.of(".", "audit", "ledger")) {
			writeRevision(database, "01_one", "create table one (id bigint);\n--rollback drop table one");
		}
	}

	/** In which of the databases the table is. */
	private List<Boolean> tables() {
		return Stream.of(this.own, this.audit, this.ledger)
			.map((database) -> new JdbcTemplate(database).queryForObject(
					"select count(*) from information_schema.tables where lower(table_name) = 'one'",
					Integer.class) > 0)
			.toList();
	}

	@Test
	void aTypingErrorIsOneForAllOfThem() {
		assertThat(run("migrate", "upgrade", "base", "--all")).isEqualTo(2);
		assertThat(err()).startsWith("error: 'upgrade' only goes forward; to go back: migrate downgrade base\n");
		assertThat(out()).doesNotContain("FAILED");
		assertThat(run("makemigrations", "One", "-m", "Other", "--all", "--json")).isEqualTo(2);
		assertThat(err()).startsWith("error: Two messages: 'One' and 'Other'\n");
		assertThat(out()).isEmpty();
	}

	@Test
	void nameThePropertiesOfTheDatabaseThatTheyAreAbout() throws IOException {
		Path file = Files.writeString(this.module.resolve("file"), "");
		this.properties = List.of("app.migrate.databases.audit.directory=" + file.resolve("changes"),
				"app.migrate.databases.ledger.file-name=x");
		assertThat(run("makemigrations", "--empty", "-m", "Report", "--database", "audit")).isEqualTo(3);
		assertThat(err()).startsWith("error: Cannot write ")
			.endsWith("\nMake the directory writable, or set app.migrate.databases.audit.directory to one that is.\n");
		assertThat(run("makemigrations", "--empty", "-m", "Report", "--database", "ledger")).isEqualTo(3);
		assertThat(err()).startsWith(
				"error: Revisions cannot be named 'x'\n" + "Set app.migrate.databases.ledger.file-name to a pattern ");
	}

	@Test
	void suggestTheDatabaseThatWasMeant() {
		assertThat(run("migrate", "--database", "audti")).isEqualTo(2);
		assertThat(err()).isEqualTo(
				"error: There is no database 'audti'\nDid you mean 'audit'? Use one of: default, audit, ledger\n");
		assertThat(run("migrate", "--all", "--sql")).isEqualTo(2);
		assertThat(err()).isEqualTo("error: There is no '--all' for SQL, which is run on one database.\n"
				+ "Name the database with --database NAME.\n");
		assertThat(run("migrate", "--all", "unlock")).isEqualTo(2);
		assertThat(err()).startsWith("error: Unknown option: '--all'\n");
		assertThat(run("migrate", "--all", "--database", "audit")).isEqualTo(2);
		assertThat(err()).isEqualTo("error: There is no '--all' beside '--database audit'.\nLeave one of them out.\n");
	}

	@Test
	void refuseTwoDatabasesOfOneName() {
		this.declared = new StubMigrationService() {

			@Override
			public String name() {
				return "audit";
			}

		};
		assertThat(run("migrate", "--database", "audit")).isEqualTo(3);
		assertThat(err()).isEqualTo("error: Two databases have one name: 'audit'.\nGive the MigrationService that the "
				+ "application declares a name() of its own, or the database another one under app.migrate.databases.\n");
	}

	@Test
	void setUpMissesNoEntitiesOfAnotherDatabase() {
		run("migrate", "setup");
		assertThat(out()).contains("People$Users").doesNotContain("support.Entry");
	}

	private int run(String... args) {
		this.console = TestConsole.pipe();
		List<String> properties = List.of("spring.application.name=shop", "spring.jmx.enabled=false",
				"app.migrate.directory=" + changes("."), "app.migrate.databases.audit.directory=" + changes("audit"),
				"app.migrate.databases.ledger.directory=" + changes("ledger"));
		properties = Stream.concat(properties.stream(), this.properties.stream()).toList();
		this.console.run(new SpringApplicationBuilder(Shop.class).web(WebApplicationType.NONE)
			.properties(properties.toArray(String[]::new))
			.initializers((context) -> register((GenericApplicationContext) context))
			.application(), args);
		return this.console.exitCode();
	}

	private void register(GenericApplicationContext context) {
		context.registerBean("dataSource", DataSource.class, () -> this.own);
		Stream.of("audit", "ledger")
			.forEach((name) -> context.registerBean(name + "DataSource", DataSource.class,
					() -> name.equals("audit") ? this.audit : this.ledger,
					(definition) -> ((AbstractBeanDefinition) definition).setDefaultCandidate(false)));
		if (this.declared != null) {
			context.registerBean("declared", MigrationService.class, () -> this.declared);
		}
		context.registerBean(PersistenceManagedTypes.class,
				() -> PersistenceManagedTypes.of(People.Users.class.getName()));
	}

	private Path changes(String database) {
		return this.module.resolve("src/main/resources/db/changelog").resolve(database).resolve("changes").normalize();
	}

	private void writeRevision(String database, String revision, String sql) throws IOException {
		Path changes = Files.createDirectories(changes(database));
		Files.writeString(changes.resolveSibling("db.changelog-master.yaml"),
				"databaseChangeLog: [{includeAll: {path: changes/, relativeToChangelogFile: true}}]");
		Files.writeString(changes.resolve(revision + ".sql"),
				"--liquibase formatted sql\n--changeset test:" + revision + "-1\n" + sql + ";\n");
	}

	private String out() {
		return this.console.out();
	}

	private String err() {
		return this.console.err();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(AuditEntities.class)
	static class Shop {

	}

}
