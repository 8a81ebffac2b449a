package dev.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.change.SchemaChange;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Another database in which things are tried out.
 */
class ShadowDatabaseTests {

	@TempDir
	private Path module;

	@Test
	void aUserWhoMayCreateNothingHasRevisionsWrittenAndChecked() {
		String shadow = TestDatabases.postgresUrl();
		String url = TestDatabases.postgresUrl();
		String name = url.replaceFirst(".*/(\\w+).*", "$1");
		TestDatabases.execute(new DriverManagerDataSource(url), "create role reader_" + name + " login",
				"revoke all on database " + name + " from public", "revoke create on schema public from public",
				"grant connect on database " + name + " to reader_" + name);
		DataSource reader = new DriverManagerDataSource(url.replace("user=postgres", "user=reader_" + name));
		inApplication(reader,
				(service) -> assertThatExceptionOfType(MigrationException.class)
					.isThrownBy(() -> service.generate(GenerateRequest.of("Initial")))
					.withMessageContaining("may create neither a schema nor temporary tables"));
		inApplication(reader, (service) -> {
			assertThat(service.generate(GenerateRequest.of("Initial")).changes()).extracting(SchemaChange::describe)
				.containsExactly("Create table person");
			assertThat(service.check().changes()).isEmpty();
		}, "app.migrate.shadow.url=" + shadow);
		assertThat(new JdbcTemplate(new DriverManagerDataSource(shadow)).queryForList(
				"select nspname from pg_namespace where nspname like 'migrate%' union select relname from pg_class where relname = 'person'"))
			.isEmpty();
	}

	@Test
	void aScratchDatabaseIsMadeOnTheServerThatIsNamed() {
		DataSource database = TestDatabases.create("mariadb");
		String shadow = ((DriverManagerDataSource) TestDatabases.mariaDbDatabase()).getUrl();
		inApplication(database, (service) -> {
			service.generate(GenerateRequest.of("Initial"));
			service.migrate(MigrateRequest.head());
			assertThat(service.check().inStep()).isTrue();
			assertThat(service.drift().changes()).isEmpty();
		}, "app.migrate.shadow.url=" + shadow, "app.migrate.shadow.username=admin");
	}

	@Test
	void saysWhyADatabaseIsNoShadow() {
		DataSource database = TestDatabases.h2Database();
		refuses(database, "jdbc:h2:tcp://localhost:1/none",
				"The shadow database cannot be reached. Could not connect to the database jdbc:h2:tcp://localhost:1/none",
				"Start its server, or correct app.migrate.shadow.url, app.migrate.shadow.username and "
						+ "app.migrate.shadow.password. Without them things are tried out on the application's own server.");
		refuses(database, "jdbc:hsqldb:mem:other",
				"The shadow database is HSQLDB, but the application's is H2: what the one makes of a statement says "
						+ "nothing about the other.",
				"Name a database of the same engine, and of the same version, in app.migrate.shadow.url.");
		refuses(database, url(database), "The shadow database is the application's own: ",
				"Name an empty database in app.migrate.shadow.url that nobody else uses, or leave it out.");
		DataSource used = TestDatabases.h2Database();
		TestDatabases.execute(used, "create table kept (id integer)");
		refuses(database, url(used), "The shadow database is not empty: it has kept.",
				"Name an empty database in app.migrate.shadow.url that nobody else uses. Nothing in this one was touched.");
		assertThat(new JdbcTemplate(used).queryForList("select * from kept")).isEmpty();
	}

	private static String url(DataSource database) {
		return ((JdbcDataSource) database).getURL();
	}

	private void refuses(DataSource database, String shadow, String message, String action) {
		inApplication(database, (service) -> {
			for (Runnable work : List.<Runnable>of(() -> service.generate(GenerateRequest.of("Initial")),
					service::drift)) {
				assertThatExceptionOfType(MigrationException.class).isThrownBy(work::run)
					.withMessageStartingWith(message)
					.satisfies((ex) -> assertThat(ex.getAction()).isEqualTo(action));
			}
		}, "app.migrate.shadow.url=" + shadow, "app.migrate.shadow.username=sa");
	}

	private void inApplication(DataSource database, Consumer<MigrationService> work, String... properties) {
		String[] all = Stream.concat(Stream.of("app.migrate.auto-apply=false"), Stream.of(properties))
			.toArray(String[]::new);
		TestApplication.of(database, this.module, Person.class)
			.run((context) -> work.accept(context.getBean(MigrationService.class)), all);
	}

	@Entity(name = "Person")
	static class Person {

		@Id
		Long id;

	}

}
