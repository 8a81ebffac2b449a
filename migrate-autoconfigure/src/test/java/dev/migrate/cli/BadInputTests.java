package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.execution.MigrationProgress;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import liquibase.util.LiquibaseUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What cannot be migrated says so in the same words, with the way out, where the
 * application starts and where somebody types a command.
 */
@ExtendWith(OutputCaptureExtension.class)
class BadInputTests {

	private static final String READ_ONLY = "The database, or what of it is reached, can only be read: let "
			+ "spring.liquibase.url name the one that takes writes, or start with app.migrate.auto-apply=false. "
			+ "Then run migrate again: what has been applied stays.";

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_notes", "create table notes (id integer)");
	}

	@Test
	void aChangeSetThatWasEditedAfterItHadRun(CapturedOutput output) throws Exception {
		DataSource database = TestDatabases.create("h2");
		migrate(database);
		this.changelog.writeSql("01_notes", "create table notes (id bigint)");
		assertRefused(output,
				"Change sets were edited after they had run: "
						+ "db/changelog/changes/01_notes.sql::01_notes-1::test was: 9:",
				"Undo the edit and put the change into a new revision (makemigrations). If the edit changes nothing in "
						+ "the database, add the new checksum to the change set as validCheckSum.",
				url(database, "sa"));
	}

	@Test
	void aFileThatIsIncludedAndMissing(CapturedOutput output) throws Exception {
		master("include: {file: gone.yaml, relativeToChangelogFile: true}");
		assertRefused(output,
				"The changelog db/changelog/gone.yaml does not exist, but db/changelog/db.changelog-master.yaml "
						+ "includes it",
				"Create the file in the source tree or on the class path, or remove the include.", inMemory());
	}

	@Test
	void aFileOfSqlThatIsMissing(CapturedOutput output) throws Exception {
		this.changelog.write("02_rows.yaml", """
				databaseChangeLog:
				- changeSet:
				    id: 02_rows-1
				    author: test
				    changes:
				    - sqlFile: {path: rows.sql, relativeToChangelogFile: true}
				""");
		assertRefused(output,
				"Change set 02_rows-1 in db/changelog/changes/02_rows.yaml needs a file that cannot be read: "
						+ this.changelog.changes().resolve("rows.sql") + " does not exist",
				"Bring the file back, or correct where the change set looks for it. Then run migrate again: what has "
						+ "been applied stays.",
				inMemory());
	}

	@Test
	void twoChangeSetsWithOneId(CapturedOutput output) throws Exception {
		String copy = "--liquibase formatted sql\n--changeset ann:1 logicalFilePath:one\nselect 1;\n";
		this.changelog.write("02_a.sql", copy);
		this.changelog.write("02_b.sql", copy);
		assertRefused(output, "Two change sets have the id '1' and the author 'ann' in ",
				"Give one of them another id; of the two, change the one that has not run anywhere yet.", inMemory());
	}

	@Test
	void changelogsThatIncludeOneAnother(CapturedOutput output) throws Exception {
		master("include: {file: db/changelog/a.yaml}");
		Files.writeString(this.changelog.resources().resolve("db/changelog/a.yaml"),
				"databaseChangeLog:\n- include: {file: db/changelog/db.changelog-master.yaml}\n");
		assertRefused(output, "Changelogs include one another in a circle: ",
				"Remove the include that leads back. Nothing has been run.", inMemory());
	}

	@Test
	void aFileForANewerVersion(CapturedOutput output) throws Exception {
		this.changelog.write("02_newer.xml", """
				<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
					xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
					xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
						http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-99.0.xsd">
				</databaseChangeLog>
				""");
		assertRefused(output, "The changelog db/changelog/changes/02_newer.xml cannot be read: ",
				"If a newer version has written it, update liquibase-core, which is " + LiquibaseUtil.getBuildVersion()
						+ " here. Otherwise correct the file. Nothing has been run.",
				inMemory());
	}

	@Test
	void aHistoryOfANewerVersion(CapturedOutput output) throws Exception {
		DataSource database = TestDatabases.create("h2");
		migrate(database);
		TestDatabases.execute(database, "update DATABASECHANGELOG set MD5SUM = '10:1234', LIQUIBASE = '9.9.9'");
		this.changelog.writeSql("02_orders", "create table orders (id bigint)");
		assertRefused(output, "A newer version of Liquibase has run on this database: ",
				"Update liquibase-core here, which is " + LiquibaseUtil.getBuildVersion() + ". Nothing has been run.",
				url(database, "sa"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mariadb", "sqlite" })
	void aDatabaseThatCanOnlyBeRead(String engine, CapturedOutput output) throws Exception {
		DataSource database = engine.equals("h2")
				? new DriverManagerDataSource("jdbc:h2:file:" + this.module.resolve("db") + ";MAX_COMPACT_TIME=0", "sa",
						"")
				: TestDatabases.create(engine);
		migrate(database);
		this.changelog.writeSql("02_orders", "create table orders (id integer)");
		String[] url = switch (engine) {
			case "h2" -> url(database, "sa", ";ACCESS_MODE_DATA=r");
			case "postgresql" -> url(database, "postgres", "?options=-c%20default_transaction_read_only=on");
			case "mariadb" -> url(database, user(database), "?sessionVariables=tx_read_only=1");
			default -> with(url(database, "", "?open_mode=1"), "--spring.datasource.hikari.read-only=true");
		};
		assertRefused(output, "The database refuses to be migrated: ", READ_ONLY, url);
		start(with(url, "--app.migrate.auto-apply=false"));
		assertThat(this.changelog.liquibase(database).status().pending()).hasSize(1);
	}

	@Test
	void aUserOfPostgreSqlWhoMayNot(CapturedOutput output) throws Exception {
		DataSource database = TestDatabases.create("postgresql");
		TestDatabases.execute(database, "create role typist login");
		assertRefused(output, "permission denied for schema public",
				" An administrator grants it with: grant usage, create on schema public to typist;",
				url(database, "typist"));
		TestDatabases.execute(database, "drop role typist");
	}

	/** Otherwise the history would say that what is gone has run. */
	@Test
	void nothingIsDroppedWhereTheHistoryCannotBeWritten() throws Exception {
		DataSource database = TestDatabases.create("postgresql");
		migrate(database);
		TestDatabases.execute(database, "create role dropper login", "grant usage, create on schema public to dropper",
				"grant select on all tables in schema public to dropper", "alter table notes owner to dropper",
				"insert into notes values (7)");
		TestConsole console = command(url(database, "dropper"), "migrate", "reset", "--yes", "--no-backup");
		assertThat(console.exitCode()).isEqualTo(3);
		assertThat(console.err()).contains("permission denied for table databasechangeloglock")
			.contains("grant all on table databasechangeloglock to dropper;");
		assertThat(new JdbcTemplate(database).queryForList("select id from notes", Integer.class)).containsExactly(7);
		TestDatabases.execute(database, "drop owned by dropper", "drop role dropper");
	}

	@Test
	void aUserOfMariaDbWhoMayNot(CapturedOutput output) throws Exception {
		DataSource database = TestDatabases.mariaDbDatabase();
		String name = new JdbcTemplate(database).queryForObject("select database()", String.class);
		TestDatabases.execute(database, "create or replace user typist@localhost",
				"grant select on " + name + ".* to typist@localhost");
		assertRefused(output, "CREATE command denied to user 'typist'@'localhost'",
				" An administrator grants it with: grant create on `" + name + "`.* to 'typist'@'localhost';",
				url(database, "typist"));
		TestDatabases.execute(database, "drop user typist@localhost");
	}

	@Test
	void aServerThatTakesNoMoreConnections(CapturedOutput output) throws Exception {
		DataSource database = TestDatabases.create("postgresql");
		TestDatabases.execute(database, "create role crowds login connection limit 1");
		DataSource crowd = new DriverManagerDataSource(url(database, "crowds")[0].replaceFirst("^[^=]*=", ""), "crowds",
				"");
		try (Connection taken = crowd.getConnection()) {
			assertThat(taken.isClosed()).isFalse();
			assertRefused(output, "too many connections for role \"crowds\"",
					"The server takes no more connections: end some, or let it have more of them (max_connections), "
							+ "and make the pools of its applications smaller.",
					url(database, "crowds"));
		}
		TestDatabases.execute(database, "drop role crowds");
	}

	@Test
	void aSchemaThatDoesNotExist(CapturedOutput output) throws Exception {
		assertRefused(output,
				"The schema 'nowhere', where the history is to be, does not exist, or the database user must not see "
						+ "it.",
				"Create it: CREATE SCHEMA nowhere; or correct spring.liquibase.default-schema (or "
						+ "spring.liquibase.liquibase-schema, if it is set).",
				with(inMemory(), "--spring.liquibase.default-schema=nowhere"));
	}

	@Test
	void aDialectThatThereIsNot() throws Exception {
		TestConsole console = command(inMemory(), "migrate", "--sql", "--dialect", "nosuch");
		assertThat(console.err()).startsWith("error: There is no database dialect called 'nosuch'\nUse one of: ");
		assertThat(console.exitCode()).isEqualTo(2);
	}

	/**
	 * Somebody else's newer release may have run: this one starts, and cannot go back.
	 */
	@Test
	void aRevisionThatHasRunAndIsNotThere() throws Exception {
		DataSource database = TestDatabases.create("h2");
		this.changelog.writeSql("02_gone", "create table gone (id integer)");
		migrate(database);
		Files.delete(this.changelog.changes().resolve("02_gone.sql"));
		start(url(database, "sa"));
		TestConsole console = command(url(database, "sa"), "migrate", "downgrade", "--yes");
		assertThat(console.err()).startsWith("error: Can't locate the file of what has run: change set 02_gone-1 of "
				+ "db/changelog/changes/02_gone.sql. Nothing has been undone.\n"
				+ "Bring the file back, from version control or from the release that ran it. If what it did is to "
				+ "stay, forget that it ran: migrate stamp --purge.\n");
		assertThat(console.exitCode()).isEqualTo(3);
	}

	private void migrate(DataSource database) {
		this.changelog.liquibase(database).run(null, MigrationProgress.SILENT);
	}

	private void master(String entry) throws IOException {
		Files.writeString(this.changelog.resources().resolve("db/changelog/db.changelog-master.yaml"),
				"databaseChangeLog:\n- " + entry + "\n");
	}

	private void assertRefused(CapturedOutput output, String happened, String wayOut, String... properties) {
		assertThatException().isThrownBy(() -> start(properties));
		String report = output.getAll().replace(System.lineSeparator(), "\n");
		report = report.substring(report.lastIndexOf("APPLICATION FAILED TO START"));
		assertThat(report.substring(0, report.indexOf("Action:"))).contains(happened);
		assertThat(report.substring(report.indexOf("Action:"))).contains(wayOut);
		TestConsole console = command(properties, "migrate");
		assertThat(console.err()).startsWith("error: ").contains(happened).contains(wayOut).doesNotContain("\tat ");
		assertThat(console.exitCode()).isEqualTo(3);
	}

	private void start(String... properties) {
		new SpringApplication(Main.class).run(all(properties)).close();
	}

	private TestConsole command(String[] properties, String... command) {
		TestConsole console = TestConsole.pipe();
		console.run(new SpringApplication(Main.class), with(all(properties), command));
		return console;
	}

	private String[] all(String... properties) {
		return with(properties, "--app.migrate.directory=" + this.changelog.changes(),
				"--spring.main.web-application-type=none", "--spring.main.banner-mode=off",
				"--spring.datasource.hikari.connection-timeout=500");
	}

	private static String[] inMemory() {
		return new String[] { "--spring.datasource.url=jdbc:h2:mem:bad_input" };
	}

	private static String[] url(DataSource database, String user) throws SQLException {
		return url(database, user, "");
	}

	private static String[] url(DataSource database, String user, String settings) throws SQLException {
		try (Connection connection = database.getConnection()) {
			String url = connection.getMetaData().getURL().replaceFirst("\\?.*", "");
			return new String[] { "--spring.datasource.url=" + url + settings, "--spring.datasource.username=" + user };
		}
	}

	private static String user(DataSource database) throws SQLException {
		try (Connection connection = database.getConnection()) {
			return connection.getMetaData().getUserName().replaceFirst("@.*", "");
		}
	}

	private static String[] with(String[] properties, String... more) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.addAll(List.of(more));
		return all.toArray(String[]::new);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { FlywayAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			JpaRepositoriesAutoConfiguration.class })
	static class Main {

	}

}
