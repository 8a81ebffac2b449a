package dev.migrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.migrate.Seeder;
import dev.migrate.support.People;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code migrate db}, {@code setup}, and seeders that work with entities, in a real
 * application.
 */
class PrototypeCommandTests {

	@TempDir
	private Path module;

	private String url = "";

	private TestConsole console = TestConsole.pipe();

	@BeforeEach
	void prepare() {
		this.url = "jdbc:h2:file:" + this.module.resolve("data");
		BusyApplication.STARTED.clear();
	}

	@AfterEach
	void noRunnerOrListenerHasStarted() {
		assertThat(BusyApplication.STARTED).doesNotContain("command line runner", "server", "listener", "job");
	}

	@Test
	void hibernateCreatesTheTablesOfAPrototype() {
		assertThat(run("migrate", "db")).as(() -> err()).isZero();
		assertThat(out()).isEqualTo("Created table users\n");
		assertThat(err()).startsWith("There is no history of this.");
		assertThat(jdbc().queryForList("select id, name from users")).isEmpty();
		assertThat(run("migrate", "db")).isEqualTo(3);
		assertThat(err()).startsWith("error: There are tables of the entities already: users.\n");
		assertThat(run("makemigrations", "-m", "Initial")).isZero();
		assertThat(run("migrate", "stamp")).isZero();
		assertThat(run("migrate", "check")).as(() -> out() + err()).isZero();
		assertThat(run("migrate", "db")).isEqualTo(3);
		assertThat(err()).startsWith("error: The database has a history: 1 change sets have run.");
	}

	@Test
	void setupSaysWhatIsInPlaceAndWhatIsNot() throws IOException {
		assertThat(run("migrate", "setup")).isEqualTo(1);
		assertThat(out()).contains("Entities     1\n             " + People.Users.class.getName() + "\n")
			.contains("  url        jdbc:h2:file:" + this.module.resolve("data") + "\n")
			.contains("Changelog    classpath:/db/changelog/db.changelog-master.yaml (not there yet)\n")
			.containsPattern("Shadow       works: 1 tables in \\d+ ms\n")
			.contains("problem: Classes with @Entity that are not entities of this application: ")
			.contains("  Move them below the application's package, or name their packages in @EntityScan.\n");
		this.url = "jdbc:h2:tcp://localhost:1/x";
		assertThat(run("migrate", "setup", "--json")).isEqualTo(1);
		assertThat(out()).startsWith("{\"complete\":false,\"entities\":[")
			.contains("Could not connect to the database");
		assertThat(Files.exists(directory())).isFalse();
	}

	@Test
	void seedersWorkWithEntitiesInATransaction() {
		assertThat(run("migrate", "db")).isZero();
		assertThat(run("migrate", "seed")).as(() -> err()).isZero();
		assertThat(out()).isEqualTo("Seeding:\n  FirstUser... OK\n");
		assertThat(jdbc().queryForList("select name from users", String.class)).containsExactly("first");
	}

	private int run(String... args) {
		this.console = TestConsole.pipe();
		SpringApplication application = new SpringApplication(BusyApplication.class, Seeders.class);
		application.addInitializers((context) -> ((GenericApplicationContext) context).registerBean(
				PersistenceManagedTypes.class, () -> PersistenceManagedTypes.of(People.Users.class.getName())));
		this.console.run(application,
				StringUtils.concatenateStringArrays(new String[] { "--spring.datasource.url=" + this.url,
						"--spring.datasource.username=sa", "--app.migrate.directory=" + directory() }, args));
		return this.console.exitCode();
	}

	private Path directory() {
		return this.module.resolve("src/main/resources/db/changelog/changes");
	}

	private JdbcTemplate jdbc() {
		return new JdbcTemplate(new DriverManagerDataSource(this.url, "sa", ""));
	}

	private String out() {
		return this.console.out();
	}

	private String err() {
		return this.console.err();
	}

	@Configuration(proxyBeanMethods = false)
	static class Seeders {

		@Bean
		FirstUser firstUser(EntityManager entities) {
			return new FirstUser(entities);
		}

	}

	record FirstUser(EntityManager entities) implements Seeder {

		@Override
		public void seed() {
			this.entities.createNativeQuery("insert into users (name) values ('first')").executeUpdate();
			assertThat(this.entities.createQuery("from users", Object.class).getResultList()).hasSize(1);
		}

	}

}
