package dev.migrate.reactive;

import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.GenerateRequest;
import dev.migrate.MigrationService;
import dev.migrate.failure.MigrationException;
import io.r2dbc.spi.ConnectionFactory;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application that reaches its database by R2DBC, where Spring Boot configures neither
 * a DataSource nor JPA. Liquibase needs JDBC.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "spring.r2dbc.url=r2dbc:h2:mem:///reactive", "spring.r2dbc.username=sa",
				"spring.liquibase.url=jdbc:h2:mem:reactive;DB_CLOSE_DELAY=-1", "spring.liquibase.user=sa" })
class R2dbcTests {

	@Autowired
	private ApplicationContext context;

	@Test
	void runsItsChangelogByTheUrlOfLiquibase() {
		assertThat(this.context.getBeanNamesForType(DataSource.class)).isEmpty();
		assertThat(this.context.getBeanNamesForType(EntityManagerFactory.class)).isEmpty();
		assertThat(this.context.getBean(MigrationService.class).status().upToDate()).isTrue();
		Map<String, Object> notes = DatabaseClient.create(this.context.getBean(ConnectionFactory.class))
			.sql("select count(*) as notes from notes")
			.fetch()
			.one()
			.block();
		assertThat(notes).containsEntry("NOTES", 0L);
	}

	/** As a further database is that has none. */
	@Test
	void isInStepWithoutEntities() {
		MigrationService service = this.context.getBean(MigrationService.class);
		assertThat(service.check().inStep()).isTrue();
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> service.generate(GenerateRequest.of("More").withDryRun(true)))
			.withMessage("There is no entity manager factory, hence no entities.");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
