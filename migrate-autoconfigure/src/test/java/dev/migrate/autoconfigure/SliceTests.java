package dev.migrate.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import dev.migrate.MigrationService;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.autoconfigure.orm.jpa.TestEntityManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The slices that see Spring Boot's Liquibase see revisions: the schema is theirs, not
 * one that Hibernate made of the entities.
 */
class SliceTests {

	private static final String FURTHER = "app.migrate.databases.audit.data-source=auditDataSource";

	private static final String CHANGE_LOG = "spring.liquibase.change-log=classpath:/dev/migrate/autoconfigure/slice.yaml";

	@Nested
	@DataJpaTest
	@ContextConfiguration(classes = Main.class)
	@TestPropertySource(properties = { CHANGE_LOG, FURTHER, "spring.flyway.enabled=false" })
	class Jpa {

		@Autowired
		private TestEntityManager entityManager;

		@Autowired
		private JdbcTemplate jdbc;

		@Autowired
		private MigrationService service;

		@Autowired
		private List<MigrationService> services;

		/** As a slice leaves out the classes that declare their DataSources. */
		@Test
		void doesWithoutFurtherDatabases() {
			assertThat(this.services).containsExactly(this.service);
		}

		@Test
		void seesTheMigratedSchema() {
			assertThat(this.service.status().upToDate()).isTrue();
			Application.Note note = new Application.Note();
			note.id = 1L;
			note.text = "hello";
			this.entityManager.persistAndFlush(note);
			// A column that only the revision has
			assertThat(this.jdbc.queryForObject("select origin from notes", String.class)).isEqualTo("revision");
		}

	}

	@Nested
	@JdbcTest
	@ContextConfiguration(classes = { Main.class, AuditDatabase.class })
	@TestPropertySource(properties = { CHANGE_LOG, FURTHER, "spring.flyway.enabled=false" })
	class Jdbc {

		@Autowired
		private JdbcTemplate jdbc;

		@Autowired
		private List<MigrationService> services;

		@Test
		void seesTheMigratedSchema() {
			assertThat(this.jdbc.queryForList("select origin from notes", String.class)).isEmpty();
		}

		@Test
		void hasTheFurtherDatabaseWhoseConfigurationItImports() {
			assertThat(this.services).extracting(MigrationService::name).containsExactly("default", "audit");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AuditDatabase {

		@Bean(defaultCandidate = false)
		DataSource auditDataSource() {
			return TestDatabases.create("h2");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Main {

		@Bean
		static PersistenceManagedTypes entities() {
			return PersistenceManagedTypes.of(Application.Note.class.getName());
		}

	}

}
