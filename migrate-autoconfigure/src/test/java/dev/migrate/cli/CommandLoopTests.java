package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.migrate.support.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The loop of a working day at the command line, on a database in a file: each command in
 * an application of its own, as in a process of its own.
 */
class CommandLoopTests {

	@TempDir
	private Path module;

	private String url = "";

	private Class<?> entity = People.Users.class;

	private TestConsole console = TestConsole.pipe();

	@BeforeEach
	void prepare() {
		this.url = "jdbc:h2:file:" + this.module.resolve("data");
		BusyApplication.STARTED.clear();
	}

	@AfterEach
	void nothingOfTheApplicationHasStarted() {
		assertThat(BusyApplication.STARTED).isEmpty();
	}

	@Test
	void followsTheEntities() throws IOException {
		assertThat(run("showmigrations")).isZero();
		assertThat(out()).isEqualTo("shop\n (no migrations)\n");
		assertThat(err()).contains("'makemigrations' writes it.");

		assertThat(run("makemigrations", "-m", "Add users")).isZero();
		String initial = revision("_add_users");
		assertThat(out()).isEqualTo(
				"Migrations for 'shop':\n  " + directory().resolve(initial + ".yaml") + "\n    + Create table users\n");

		assertThat(run("showmigrations")).isZero();
		assertThat(out()).isEqualTo("shop\n [ ] " + initial + "\n");
		assertThat(run("migrate", "check")).isEqualTo(1);
		assertThat(out()).isEqualTo("Target database is not up to date.\n    [ ] " + initial + "\n");

		assertThat(run("migrate")).isZero();
		assertThat(out())
			.isEqualTo("Operations to perform:\n  Apply all migrations: shop\nRunning migrations:\n  Applying "
					+ initial + "... OK\n");
		assertThat(run("showmigrations")).isZero();
		assertThat(out()).isEqualTo("shop\n [X] " + initial + "\n");
		assertThat(run("migrate", "check")).isZero();
		assertThat(out()).isEqualTo("No new upgrade operations detected.\n");
		assertThat(run("migrate")).isZero();
		assertThat(out()).endsWith("Running migrations:\n  No migrations to apply.\n");
		assertThat(run("makemigrations")).isZero();
		assertThat(out()).isEqualTo("No changes detected\n");
		assertThat(err()).startsWith("Compared with the entities ").containsIgnoringCase("users");
	}

	@Test
	void findsAnAddedField() throws IOException {
		applyInitial();
		this.entity = People.UsersWithPhone.class;
		assertThat(run("makemigrations", "--check")).isEqualTo(1);
		assertThat(out()).isEqualTo("Migrations for 'shop':\n    + Add column phone_number to users\n");
		assertThat(run("migrate", "check")).isEqualTo(1);
		assertThat(out()).isEqualTo("New upgrade operations detected:\n    + Add column phone_number to users\n");
		assertThat(run("makemigrations", "--dry-run")).isZero();
		assertThat(revisions()).hasSize(1);
		assertThat(run("makemigrations")).isZero();
		String second = revision("_add_phone_number_to_users");
		assertThat(run("migrate", "--check")).isEqualTo(1);
		assertThat(run("migrate", "--plan")).isZero();
		assertThat(out()).startsWith("Planned operations:\n" + second + "\n    ");
		assertThat(run("migrate", second)).isZero();
		assertThat(out()).contains("  Target specific migration: " + second + ", from shop\n")
			.contains("  Applying " + second + "... OK\n");
		assertThat(run("migrate", "--check")).isZero();
	}

	@Test
	void refusesToGuessARenameAndNamesTheAnswers() throws IOException {
		applyInitial();
		this.entity = People.UsersRenamed.class;
		assertThat(run("makemigrations")).isEqualTo(3);
		assertThat(out()).isEmpty();
		assertThat(err()).startsWith("error: Was users.name renamed to users.full_name (a varchar(255))?\n")
			.contains("--rename users.name=full_name")
			.contains("--drop users.name");
		assertThat(revisions()).hasSize(1);
		assertThat(run("makemigrations", "--rename", "users.name=full_name")).isZero();
		assertThat(out()).endsWith("    ~ Rename column name on users to full_name\n");
	}

	@Test
	void asksForARenameOnATerminal() throws IOException {
		applyInitial();
		this.entity = People.UsersRenamed.class;
		assertThat(run(TestConsole.terminal("y", "Full name"), "makemigrations")).isZero();
		assertThat(err()).startsWith("Was users.name renamed to users.full_name (a varchar(255))? [y/N] "
				+ "What is this revision for? [rename_");
		assertThat(out()).endsWith("    ~ Rename column name on users to full_name\n");
		assertThat(revision("_full_name")).isNotEmpty();
	}

	@Test
	void asksForTheValueOfAMandatoryColumnAndOffersTheFieldsOwn() throws IOException {
		applyInitial();
		this.entity = People.UsersWithStatus.class;
		assertThat(run("makemigrations", "-m", "Status")).isEqualTo(3);
		assertThat(err()).contains("--default users.status=");
		assertThat(run(TestConsole.terminal("1", ""), "makemigrations", "-m", "Status")).isZero();
		assertThat(err()).contains("[default: 'active'] >>> ");
		jdbc("").update("insert into users (name) values ('Ada')");
		assertThat(run("migrate")).isZero();
		assertThat(jdbc("").queryForList("select status from users", String.class)).containsExactly("active");
		assertThat(run("migrate", "check")).isZero();
	}

	@Test
	void findsNoRevisionOfThatName() throws IOException {
		applyInitial();
		assertThat(run("migrate", "nonsense")).isEqualTo(2);
		assertThat(err()).startsWith("error: Can't locate revision identified by 'nonsense'\n");
		assertThat(out()).isEmpty();
	}

	@Test
	void saysWhichRevisionFailed() throws IOException {
		assertThat(run("makemigrations", "-m", "Add users")).isZero();
		jdbc("").execute("create table users (id bigint)");
		assertThat(run("migrate")).isEqualTo(3);
		assertThat(out()).endsWith("  Applying " + revision("_add_users") + "... FAILED\n");
		assertThat(err()).startsWith("error: ").containsIgnoringCase("users").doesNotContain("\tat ");
	}

	@Test
	void refusesABrokenChangelog() throws IOException {
		applyInitial();
		Files.writeString(directory().resolve("29990101_000000_broken.yaml"), "databaseChangeLog: [");
		assertThat(run("migrate")).isEqualTo(3);
		assertThat(out()).isEmpty();
		assertThat(err()).startsWith("error: ").contains("29990101_000000_broken.yaml").doesNotContain("\tat ");
	}

	@Test
	void refusesWrongCredentials() {
		jdbc("secret").execute("create table t (id bigint)");
		for (String command : List.of("migrate", "showmigrations", "makemigrations")) {
			assertThat(run(command)).isEqualTo(3);
			assertThat(out()).isEmpty();
			assertThat(err()).startsWith("error: ").contains("Wrong user name or password").doesNotContain("\tat ");
		}
	}

	@Test
	void refusesToWorkWithoutADriver() {
		this.url = "jdbc:sqlserver://localhost";
		assertThat(run("migrate")).isEqualTo(3);
		assertThat(err()).isEqualTo("""
				error: The JDBC driver com.microsoft.sqlserver.jdbc.SQLServerDriver is not on the class path.
				Add the dependency com.microsoft.sqlserver:mssql-jdbc, or correct spring.datasource.url and \
				spring.datasource.driver-class-name.
				""");
	}

	@Test
	void refusesToWriteWithoutEntities() {
		this.entity = People.NoEntity.class;
		assertThat(run("makemigrations")).isEqualTo(3);
		assertThat(err()).startsWith("error: ").contains("entit").doesNotContain("\tat ");
	}

	private void applyInitial() {
		assertThat(run("makemigrations", "-m", "Add users")).isZero();
		assertThat(run("migrate")).isZero();
	}

	private int run(String... args) {
		return run(TestConsole.pipe(), args);
	}

	private int run(TestConsole console, String... args) {
		this.console = console;
		console.run(application(), args(args));
		return console.exitCode();
	}

	private SpringApplication application() {
		SpringApplication application = new SpringApplication(BusyApplication.class);
		application.addInitializers((context) -> ((GenericApplicationContext) context)
			.registerBean(PersistenceManagedTypes.class, () -> PersistenceManagedTypes.of(this.entity.getName())));
		return application;
	}

	private String[] args(String... args) {
		return StringUtils.concatenateStringArrays(args,
				new String[] { "--spring.application.name=shop", "--spring.datasource.url=" + this.url,
						"--spring.datasource.username=sa", "--spring.datasource.password=",
						"--app.migrate.directory=" + directory() });
	}

	private JdbcTemplate jdbc(String password) {
		return new JdbcTemplate(new DriverManagerDataSource(this.url, "sa", password));
	}

	private Path directory() {
		return this.module.resolve("src/main/resources/db/changelog/changes");
	}

	private List<Path> revisions() throws IOException {
		try (var files = Files.list(directory())) {
			return files.toList();
		}
	}

	private String revision(String end) throws IOException {
		return revisions().stream()
			.map((file) -> StringUtils.stripFilenameExtension(file.getFileName().toString()))
			.filter((name) -> name.endsWith(end))
			.findFirst()
			.orElseThrow();
	}

	private String out() {
		return this.console.out();
	}

	private String err() {
		return this.console.err();
	}

}
