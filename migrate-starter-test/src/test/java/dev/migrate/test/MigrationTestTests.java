package dev.migrate.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.migrate.MigrationService;
import dev.migrate.RehearsalRequest;
import dev.migrate.test.notes.FirstNote;
import dev.migrate.test.notes.NotesApplication;
import dev.migrate.test.notes.NotesMailer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.PostgreSQLContainer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

import static dev.migrate.test.MigrationAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where an application can ask about its migrations.
 */
class MigrationTestTests {

	private static void everythingIsRight(MigrationService migrations) {
		assertThat(migrations).isInStepWithEntities()
			.hasNothingPending()
			.hasNoDrift()
			.hasNoDestructiveChanges()
			.hasNoLintFindings("20260102")
			.goesUpAndDown()
			.goesUpAndDown(RehearsalRequest.from("20260101").withRows("insert into notes (id, text) values (7, 'x')"));
	}

	private static String product(DataSource database) throws SQLException {
		try (var connection = database.getConnection()) {
			return connection.getMetaData().getDatabaseProductName();
		}
	}

	@Nested
	@MigrationTest
	@ContextConfiguration(classes = NotesApplication.class)
	@TestPropertySource(properties = "spring.datasource.url=jdbc:postgresql://nowhere/nothing")
	class Slice {

		@Test
		void hasAnEmbeddedDatabaseAndNothingOfTheApplicationButItsEntities(@Autowired MigrationService migrations,
				@Autowired DataSource database, @Autowired ObjectProvider<NotesMailer> mailer,
				@Autowired ObjectProvider<FirstNote> seeder, @Autowired Environment environment) throws SQLException {
			everythingIsRight(migrations);
			assertThat(product(database)).isEqualTo("H2");
			assertThat(mailer.stream()).isEmpty();
			assertThat(seeder.stream()).hasSize(1);
			assertThat(environment.getProperty("spring.jpa.hibernate.ddl-auto")).isEqualTo("none");
		}

	}

	@Nested
	@MigrationTest(properties = { "spring.datasource.url=jdbc:h2:mem:kept", "app.migrate.auto-apply=false" })
	@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
	@ContextConfiguration(classes = NotesApplication.class)
	class OwnDatabase {

		@Test
		void isKeptWhereTheTestSaysSo(@Autowired MigrationService migrations, @Autowired DataSource database)
				throws SQLException {
			try (var connection = database.getConnection()) {
				assertThat(connection.getMetaData().getURL()).isEqualTo("jdbc:h2:mem:kept");
			}
			assertThat(migrations.status().pendingRevisions()).hasSize(2);
			assertThat(migrations).isInStepWithEntities().goesUpAndDown();
			assertThat(migrations.status().pendingRevisions()).hasSize(2);
		}

	}

	@Nested
	@DataJpaTest
	@ContextConfiguration(classes = NotesApplication.class)
	class InADataJpaTest {

		@Test
		void everythingIsThere(@Autowired MigrationService migrations) {
			everythingIsRight(migrations);
		}

	}

	@Nested
	@SpringBootTest(classes = NotesApplication.class, properties = "spring.datasource.url=jdbc:h2:mem:whole")
	class InTheWholeApplication {

		@Test
		void everythingIsThere(@Autowired MigrationService migrations) {
			everythingIsRight(migrations);
		}

	}

	@Nested
	@MigrationTest
	@ContextConfiguration(classes = NotesApplication.class)
	@Import(Container.class)
	class OnATestcontainersDatabase {

		@Test
		void everythingIsThere(@Autowired MigrationService migrations, @Autowired DataSource database)
				throws SQLException {
			assertThat(product(database)).isEqualTo("PostgreSQL");
			everythingIsRight(migrations);
		}

	}

	@Nested
	@DataJpaTest
	@ContextConfiguration(classes = NotesApplication.class)
	@Import(Details.class)
	@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
	class OnWhateverConnectionDetailsName {

		@Test
		void everythingIsThere(@Autowired MigrationService migrations, @Autowired DataSource database)
				throws SQLException {
			assertThat(product(database)).isEqualTo("PostgreSQL");
			everythingIsRight(migrations);
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Container {

		@Bean
		@ServiceConnection
		ServerInAContainersPlace postgres() {
			return new ServerInAContainersPlace(Server.instance());
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Details {

		@Bean
		JdbcConnectionDetails details() {
			return new JdbcConnectionDetails() {

				@Override
				public String getUsername() {
					return "postgres";
				}

				@Override
				public String getPassword() {
					return "";
				}

				@Override
				public String getJdbcUrl() {
					return Server.instance().getJdbcUrl("postgres", "template1");
				}

			};
		}

	}

	/**
	 * What docs/testing.md shows; without Docker it is compiled and no more.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class InAContainer {

		@Bean
		@ServiceConnection
		PostgreSQLContainer<?> postgres() {
			return new PostgreSQLContainer<>("postgres:18");
		}

	}

	/**
	 * As a container would be asked, where there is none to start.
	 */
	static class ServerInAContainersPlace extends PostgreSQLContainer<ServerInAContainersPlace> {

		private final EmbeddedPostgres server;

		ServerInAContainersPlace(EmbeddedPostgres server) {
			super("postgres:18");
			this.server = server;
		}

		@Override
		public void start() {
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return true;
		}

		@Override
		public String getJdbcUrl() {
			return this.server.getJdbcUrl("postgres", "postgres");
		}

		@Override
		public String getUsername() {
			return "postgres";
		}

		@Override
		public String getPassword() {
			return "";
		}

	}

	/**
	 * One server for the tests that want one.
	 */
	static final class Server {

		private static EmbeddedPostgres instance;

		private Server() {
		}

		static synchronized EmbeddedPostgres instance() {
			try {
				instance = (instance != null) ? instance : EmbeddedPostgres.start();
				return instance;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
