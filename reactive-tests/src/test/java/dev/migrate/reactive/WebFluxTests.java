package dev.migrate.reactive;

import dev.migrate.MigrationService;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.autoconfigure.security.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.r2dbc.R2dbcAutoConfiguration;
import org.springframework.boot.autoconfigure.security.reactive.ReactiveSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.web.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with WebFlux and JPA.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "spring.datasource.url=jdbc:h2:mem:webflux",
		"spring.jpa.hibernate.ddl-auto=validate", "management.endpoints.web.exposure.include=health,migrations",
		"management.endpoint.migrations.access=unrestricted", "management.endpoint.health.show-details=always" })
class WebFluxTests {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private WebTestClient client;

	@Test
	void isMigratedBeforeJpaStarts() {
		assertThat(this.context).isInstanceOf(ReactiveWebServerApplicationContext.class);
		assertThat(this.context.getBean(EntityManagerFactory.class).getMetamodel().getEntities()).hasSize(1);
		assertThat(this.context.getBean(MigrationService.class).check().inStep()).isTrue();
	}

	@Test
	void answersAsOneOfServletsDoes() {
		this.client.get()
			.uri("/actuator/migrations")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.contexts.*.databases.default.upToDate")
			.isEqualTo(true);
		this.client.get()
			.uri("/actuator/migrations/20261121_020355_notes")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((body) -> assertThat(body).containsIgnoringCase("create table notes"));
		this.client.post()
			.uri("/actuator/migrations")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"database\": \"other\"}")
			.exchange()
			.expectStatus()
			.isNotFound();
		this.client.post()
			.uri("/actuator/migrations")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"databse\": \"default\"}")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.error")
			.isEqualTo("Nothing here is called 'databse'. Name one database as in {\"database\": \"default\"}, "
					+ "or send {} for all of them. Nothing has been run.");
		this.client.get()
			.uri("/actuator/health")
			.exchange()
			.expectBody()
			.jsonPath("$.components.migrations.details.default.state")
			.isEqualTo("up to date");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { R2dbcAutoConfiguration.class, ReactiveSecurityAutoConfiguration.class,
			ReactiveManagementWebSecurityAutoConfiguration.class })
	@EntityScan(basePackageClasses = WebFluxTests.class)
	static class Application {

	}

	@Entity
	@Table(name = "notes")
	static class Note {

		@Id
		Long id;

		String text;

	}

}
