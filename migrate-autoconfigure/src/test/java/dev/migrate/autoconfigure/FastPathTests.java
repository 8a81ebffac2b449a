package dev.migrate.autoconfigure;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.MigrationService;
import dev.migrate.actuate.MigrationsEndpoint;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import liquibase.Liquibase;
import liquibase.integration.spring.Customizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.actuate.liquibase.LiquibaseEndpoint;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A start that has nothing to apply leaves Liquibase out.
 */
class FastPathTests {

	@TempDir
	private Path module;

	private ChangelogDirectory changelog;

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
		this.changelog.writeSql("01_notes", Application.NOTES);
	}

	static List<String> engines() {
		return TestDatabases.engines();
	}

	@ParameterizedTest
	@MethodSource("engines")
	void leavesLiquibaseOutOfTheSecondStart(String engine) {
		ApplicationContextRunner application = Application.withoutEntities(this.changelog,
				TestDatabases.create(engine));
		application.run((context) -> assertThat(usesLiquibase(context)).isTrue());
		application.run((context) -> assertThat(usesLiquibase(context)).isFalse());
		this.changelog.writeSql("02_more", "create table more (id int)");
		application.run((context) -> assertThat(usesLiquibase(context)).isTrue());
		application.run((context) -> assertThat(usesLiquibase(context)).isFalse());
	}

	@Test
	void answersAsIfLiquibaseHadBeenThere() {
		DataSource database = TestDatabases.create("h2");
		ApplicationContextRunner application = Application.with(this.changelog, database)
			.withBean(LiquibaseEndpoint.class)
			.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=migrations");
		Object[] answers = new Object[2];
		application.run((context) -> answers[0] = answers(context));
		application.run((context) -> {
			assertThat(usesLiquibase(context)).isFalse();
			answers[1] = answers(context);
		});
		assertThat(answers[1]).usingRecursiveComparison().isEqualTo(answers[0]);
	}

	@Test
	void doesWithoutTheServiceWhereItIsOnlyWatched() {
		ApplicationContextRunner application = Application.with(this.changelog, TestDatabases.create("h2"))
			.withBean(SimpleMeterRegistry.class)
			.withConfiguration(
					AutoConfigurations.of(MigrationsHealthAutoConfiguration.class, MetricsAutoConfiguration.class));
		application.run((context) -> assertThat(pending(context)).isZero());
		application.run((context) -> {
			assertThat(context.getBeanFactory().containsSingleton("migrationService")).isFalse();
			assertThat(pending(context)).isZero();
			assertThat(context.getBeanFactory().containsSingleton("migrationService")).isTrue();
		});
	}

	private static double pending(AssertableApplicationContext context) {
		return context.getBean(SimpleMeterRegistry.class)
			.get("migrate.pending")
			.tag("database", "default")
			.gauge()
			.value();
	}

	@Test
	void asksLiquibaseWhereItIsCustomized() {
		ApplicationContextRunner application = Application.with(this.changelog, TestDatabases.create("h2"));
		application.run((context) -> assertThat(context).hasNotFailed());
		RootBeanDefinition customizer = new RootBeanDefinition();
		customizer.setTargetType(ResolvableType.forClassWithGenerics(Customizer.class, Liquibase.class));
		customizer.setInstanceSupplier(() -> (Customizer<Liquibase>) (liquibase) -> {
		});
		application
			.withInitializer((context) -> ((BeanDefinitionRegistry) context.getBeanFactory())
				.registerBeanDefinition("customizer", customizer))
			.run((context) -> assertThat(usesLiquibase(context)).isTrue());
	}

	@Test
	void asksAnotherServiceItself() {
		ApplicationContextRunner application = Application.with(this.changelog, TestDatabases.create("h2"));
		application.run((context) -> {
			MigrationService service = context.getBean(MigrationService.class);
			application.withBean("own", MigrationService.class, () -> service)
				.run((other) -> assertThat(other).doesNotHaveBean(FastPath.class));
		});
	}

	@Test
	void canBeSwitchedOff() {
		DataSource database = TestDatabases.create("h2");
		ApplicationContextRunner application = Application.with(this.changelog, database)
			.withPropertyValues("app.migrate.fast-path.enabled=false");
		application.run((context) -> assertThat(usesLiquibase(context)).isTrue());
		application.run((context) -> assertThat(usesLiquibase(context)).isTrue());
		assertThat(tables(database)).doesNotContain("DATABASECHANGELOG_STATE");
	}

	@Test
	void createsNothingWithoutAutoApplyButUsesWhatAJobHasLeft() {
		DataSource database = TestDatabases.create("h2");
		ApplicationContextRunner application = Application.with(this.changelog, database);
		ApplicationContextRunner server = application.withPropertyValues("app.migrate.auto-apply=false");
		server.run((context) -> assertThat(usesLiquibase(context)).isTrue());
		assertThat(tables(database)).isEmpty();
		application.run((context) -> assertThat(tables(database)).contains("DATABASECHANGELOG_STATE"));
		server.run((context) -> assertThat(usesLiquibase(context)).isFalse());
	}

	/**
	 * In a process of its own, which loads what it needs and nothing that another test
	 * has needed.
	 */
	@Test
	void loadsNothingOfLiquibaseNorOfOurOwnTools() throws Exception {
		String url = "jdbc:h2:file:" + this.module.resolve("shop");
		try (URLClassLoader classes = new URLClassLoader(new URL[] { this.changelog.resources().toUri().toURL() },
				getClass().getClassLoader())) {
			Application.withoutEntities(this.changelog, new DriverManagerDataSource(url, "sa", ""))
				.withPropertyValues("app.migrate.directory=/none/resources/db/changelog/changes")
				.withClassLoader(classes)
				.run((context) -> assertThat(usesLiquibase(context)).isTrue());
		}
		start(url);
		assertThat(loaded("liquibase.")).hasSizeLessThan(8)
			.noneMatch((name) -> name.matches("liquibase\\.(Scope|(changelog|parser|database|resource)\\..*)"));
		assertThat(loaded("picocli.")).isEmpty();
		assertThat(loaded("org.hibernate.tool.schema."))
			.noneMatch((name) -> name.matches(".*\\.(Abstract)?Schema(Creator|Dropper|Migrator|Validator)\\w*"));
		assertThat(loaded("dev.migrate.")).noneMatch((name) -> name.matches(
				"dev\\.migrate\\.((diff|change|lint|rows|schema|engine|seed|project)\\..*|cli\\.\\w+Command|\\w+Result)"));
	}

	@Test
	void loadsNothingButWhatLooksForACommandWhereItIsDisabled() throws Exception {
		start("jdbc:h2:mem:shop", "--app.migrate.enabled=false", "--spring.liquibase.enabled=false");
		assertThat(loaded("dev.migrate.")).noneMatch((name) -> name
			.matches("dev\\.migrate\\.(changelog|execution|engine|schema|diff|change|model|seed|project)\\..*"));
	}

	private void start(String url, String... properties) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
						"-Xlog:class+load:file=" + this.module.resolve("classes"), "-cp",
						this.changelog.resources() + File.pathSeparator + System.getProperty("java.class.path"),
						Shop.class.getName(), "--spring.datasource.url=" + url, "--spring.datasource.username=sa",
						"--spring.main.web-application-type=none", "--spring.flyway.enabled=false",
						"--app.migrate.directory=/none/resources/db/changelog/changes"));
		command.addAll(List.of(properties));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.module.resolve("output").toFile())
			.start();
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).as(Files.readString(this.module.resolve("output"))).isZero();
	}

	private List<String> loaded(String prefix) throws Exception {
		try (Stream<String> lines = Files.lines(this.module.resolve("classes"))) {
			return lines.map((line) -> line.replaceFirst("^\\S+ ", "").replaceFirst(" .*", ""))
				.filter((name) -> name.startsWith(prefix))
				.toList();
		}
	}

	private static List<Object> answers(AssertableApplicationContext context) {
		return List.of(
				context.getBean(LiquibaseEndpoint.class).liquibaseBeans().getContexts().values().iterator().next(),
				context.getBean(MigrationsEndpoint.class).migrations().contexts().values().iterator().next());
	}

	private static boolean usesLiquibase(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		return context.getSourceApplicationContext().getBeanFactory().containsSingleton("liquibase");
	}

	private static List<String> tables(DataSource database) {
		return new JdbcTemplate(database).queryForList(
				"select table_name from information_schema.tables where table_schema = 'PUBLIC'", String.class);
	}

	/**
	 * What is started in a process of its own.
	 */
	@SpringBootApplication(scanBasePackages = "dev.migrate.none")
	static class Shop {

		public static void main(String[] args) {
			SpringApplication.run(Shop.class, args).close();
		}

	}

}
