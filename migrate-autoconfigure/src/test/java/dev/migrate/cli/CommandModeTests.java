package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.migrate.MigrationService;
import dev.migrate.execution.MigrationStatus.State;
import dev.migrate.failure.MigrationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Real applications, started as their main methods would.
 */
class CommandModeTests {

	private static final String DATABASE = "--spring.datasource.generate-unique-name=true";

	private static final String[] ORDINARY = { DATABASE, "--server.port=0", "--spring.liquibase.enabled=false" };

	private static final StubMigrationService SERVICE = new StubMigrationService();

	private final TestConsole console = TestConsole.pipe();

	@BeforeEach
	void reset() {
		BusyApplication.STARTED.clear();
		SERVICE.status = StubMigrationService.statusOf();
	}

	@Test
	void startsNothingOfTheApplication() {
		this.console.run(new SpringApplication(BusyApplication.class, Stub.class), "showmigrations", DATABASE);
		assertThat(this.console.exitCode()).isZero();
		assertThat(this.console.out()).isEqualTo("default\n (no migrations)\n");
		assertThat(this.console.err()).isEmpty();
		assertThat(BusyApplication.STARTED).isEmpty();
	}

	@Test
	void startsEverythingWithoutACommand() {
		SpringApplication application = new SpringApplication(BusyApplication.class, Stub.class);
		try (ConfigurableApplicationContext context = application.run(args("import"))) {
			assertThat(context).isNotInstanceOf(CommandContext.class);
			await().atMost(Duration.ofSeconds(5))
				.untilAsserted(() -> assertThat(BusyApplication.STARTED).contains("job", "message listener"));
			assertThat(BusyApplication.STARTED).contains("command line runner", "application runner", "server",
					"database initializer", "post construct", "entity manager factory", "initializing bean",
					"smart initializing singleton", "eager bean", "lifecycle", "listener", "annotated listener",
					"controller", "cache");
		}
	}

	@Test
	void leavesTheCommandToTheApplicationThatWantsIt() {
		try (ConfigurableApplicationContext context = new SpringApplication(BusyApplication.class, Stub.class)
			.run(args("migrate", "--app.migrate.cli.enabled=false"))) {
			assertThat(BusyApplication.STARTED).contains("command line runner", "server");
			assertThat(context).isNotInstanceOf(CommandContext.class);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "servlet", "reactive", "none" })
	void needsNoServer(String type) {
		this.console.run(new SpringApplication(BusyApplication.class, Stub.class), DATABASE, "showmigrations",
				"--spring.main.web-application-type=" + type);
		assertThat(this.console.exitCode()).isZero();
		assertThat(BusyApplication.STARTED).isEmpty();
	}

	@Test
	void handsOverTheExitCodeOfTheCommand() {
		SERVICE.status = StubMigrationService
			.statusOf(StubMigrationService.revision("20261121_020300_a", State.PENDING, null, null));
		this.console.run(new SpringApplication(BusyApplication.class, Stub.class), "migrate", "--check", DATABASE);
		assertThat(this.console.exitCode()).isEqualTo(1);
		assertThat(BusyApplication.STARTED).isEmpty();
	}

	@Test
	void givesSpringItsOptionsAndNobodyElse() {
		SpringApplication application = new SpringApplication(BusyApplication.class, Stub.class);
		application.addInitializers((context) -> {
			Environment environment = context.getEnvironment();
			assertThat(environment.getActiveProfiles()).containsExactly("prod");
			assertThat(environment.getProperty("spring.jpa.hibernate.ddl-auto")).isEqualTo("none");
			assertThat(environment.getProperty("spring.sql.init.mode")).isEqualTo("never");
			assertThat(environment.getProperty("app.migrate.cli.active")).isEqualTo("true");
			BusyApplication.STARTED.add("checked");
		});
		this.console.run(application, "--spring.profiles.active=prod", "showmigrations", DATABASE,
				"--spring.jpa.hibernate.ddl-auto=create", "--spring.sql.init.mode=always");
		assertThat(this.console.exitCode()).isZero();
		assertThat(BusyApplication.STARTED).containsExactly("checked");
	}

	@Test
	void answersHelpAndTypingErrorsBeforeAnythingIsBuilt() {
		SpringApplication application = new SpringApplication(BusyApplication.class, Stub.class);
		application.addInitializers((context) -> BusyApplication.STARTED.add("context"));
		this.console.run(application, "migrate", "--help");
		assertThat(this.console.exitCode()).isZero();
		assertThat(this.console.out()).startsWith("Usage: migrate");
		TestConsole other = TestConsole.pipe();
		other.run(new SpringApplication(BusyApplication.class, Stub.class), "migrate", "--plam");
		assertThat(other.exitCode()).isEqualTo(2);
		assertThat(BusyApplication.STARTED).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-m", "--default" })
	void whatTheLocaleHasLostIsNotTakenForWhatWasMeant(String option) {
		this.console.run(new SpringApplication(BusyApplication.class, Stub.class), "makemigrations", option,
				"users.city='K\uFFFD\uFFFDln'");
		assertThat(this.console.exitCode()).isEqualTo(2);
		assertThat(this.console.err())
			.startsWith("error: Characters of 'users.city='K??ln'' are lost, because the locale has none beyond ASCII. "
					+ "Set LC_ALL=C.UTF-8\n");
	}

	/** Such as the one in which Spring Cloud reads configuration. */
	@Test
	void anApplicationWithinTheOneThatTheScriptStartsNeedsNoCommand() {
		TestConsole other = TestConsole.pipe();
		SpringApplication application = new SpringApplication(BusyApplication.class, Stub.class);
		application.addInitializers((context) -> {
			SpringApplication within = new SpringApplication(Stub.class);
			within.setWebApplicationType(WebApplicationType.NONE);
			other.run(within);
		});
		System.setProperty(CommandArguments.LAUNCHER, CommandArguments.MANAGE);
		try {
			this.console.run(application, "showmigrations", DATABASE);
		}
		finally {
			System.clearProperty(CommandArguments.LAUNCHER);
		}
		assertThat(other.err()).isEmpty();
		assertThat(other.exitCode()).isEqualTo(-1);
		assertThat(this.console.exitCode()).isZero();
	}

	@Test
	void namesTheDependencyThatIsMissing() {
		SpringApplication application = new SpringApplication(
				new DefaultResourceLoader(new FilteredClassLoader("picocli")), BusyApplication.class, Stub.class);
		this.console.run(application, "migrate", DATABASE);
		assertThat(this.console.exitCode()).isEqualTo(3);
		assertThat(this.console.err()).isEqualTo("""
				error: The command line needs picocli, which is not on the class path.
				Add the dependency info.picocli:picocli, which migrate-starter brings along, or set \
				app.migrate.cli.enabled=false if 'migrate' is meant for the application itself.
				""");
	}

	@Test
	void saysThatThereIsNoDatabase() {
		this.console.run(new SpringApplication(EmptyApplication.class), "migrate");
		assertThat(this.console.exitCode()).isEqualTo(3);
		assertThat(this.console.err()).isEqualTo("""
				error: The application has no database to migrate.
				Add a JDBC driver to its dependencies and set spring.datasource.url.
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "app.migrate.enabled", "spring.liquibase.enabled" })
	void saysWhatSwitchesMigrationsOff(String property) {
		this.console.run(new SpringApplication(EmptyApplication.class), "migrate", "--" + property + "=false");
		assertThat(this.console.exitCode()).isEqualTo(3);
		assertThat(this.console.err()).isEqualTo("error: The application switches its migrations off: " + property
				+ " is false.\nAdd --" + property + "=true to the command, or remove the property.\n");
	}

	@Test
	void endsWithTheWordsOfAFailureWhenTheContextCannotBeMade() {
		this.console.run(new SpringApplication(BrokenApplication.class), "migrate");
		assertThat(this.console.exitCode()).isEqualTo(3);
		assertThat(this.console.out()).isEmpty();
		assertThat(this.console.err()).isEqualTo("""
				error: The moon is in the wrong house.
				Wait a month.
				""");
	}

	@Test
	void endsWithTheWordsOfAFailureAnalyzerWhenTheConfigurationIsBroken() {
		this.console.run(new SpringApplication(EmptyApplication.class), "migrate",
				"--spring.config.import=file:/nowhere/at-all.yml");
		assertThat(this.console.exitCode()).isEqualTo(3);
		assertThat(this.console.err()).startsWith("error: Config data resource 'file [/nowhere/at-all.yml]'")
			.contains("does not exist")
			.contains("optional:")
			.doesNotContain("\tat ");
	}

	@Test
	void saysWhereAConfigurationIsMalformed(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("application.yml"), "spring:\n  config: [\n");
		this.console.run(new SpringApplication(EmptyApplication.class), "migrate",
				"--spring.config.import=" + file.toUri());
		assertThat(this.console.exitCode()).isEqualTo(3);
		assertThat(this.console.err()).startsWith("error: ParserException: while parsing a flow node ")
			.contains(", line 3, column 1: ");
		assertThat(this.console.err().lines().findFirst().orElseThrow()).doesNotContain("  ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "--debug" })
	void aMalformedConfigurationIsShownWithoutItsPasswords(String option, @TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("application.yml"),
				"spring:\n  datasource:\n    password: \"Tr0ub4dor\n");
		this.console.run(new SpringApplication(EmptyApplication.class), "migrate",
				"--spring.config.import=" + file.toUri(), option.equals("none") ? "-v" : option);
		assertThat(this.console.exitCode()).isEqualTo(3);
		assertThat(this.console.err()).contains("while scanning a quoted scalar", "line 3, column 15", "******")
			.doesNotContain("Tr0ub");
	}

	@Test
	void showsTheStackTraceOnlyWhenAsked() {
		SERVICE.migrate = (request) -> {
			throw new IllegalStateException("Nobody expected this\nnor this");
		};
		this.console.run(new SpringApplication(BusyApplication.class, Stub.class), "migrate", DATABASE);
		assertThat(this.console.exitCode()).isEqualTo(3);
		assertThat(this.console.err()).isEqualTo("""
				error: IllegalStateException: Nobody expected this
				Run the command again with --debug to see where it happened.
				""");
		TestConsole debug = TestConsole.pipe();
		debug.run(new SpringApplication(BusyApplication.class, Stub.class), "migrate", DATABASE, "--debug");
		assertThat(debug.exitCode()).isEqualTo(3);
		assertThat(debug.err()).contains("\tat dev.migrate.cli.")
			.endsWith("error: IllegalStateException: Nobody expected this\n");
	}

	@Test
	void anApplicationWithoutACommandFailsAsEver() {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> new SpringApplication(BrokenApplication.class).run(ORDINARY))
			.withRootCauseInstanceOf(MigrationException.class);
		assertThat(this.console.exitCode()).isEqualTo(-1);
	}

	private static String[] args(String... args) {
		return StringUtils.concatenateStringArrays(args, ORDINARY);
	}

	/**
	 * What the commands find behind the front door.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Stub {

		@Bean
		MigrationService migrationService() {
			return SERVICE;
		}

	}

	/**
	 * Nothing but the auto-configurations that do not need a database.
	 */
	@SpringBootConfiguration
	static class EmptyApplication {

	}

	/**
	 * Cannot even prepare its beans.
	 */
	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class BrokenApplication {

		@Bean
		static BeanFactoryPostProcessor broken() {
			throw new MigrationException("The moon is in the wrong house.", "Wait a month.");
		}

	}

}
