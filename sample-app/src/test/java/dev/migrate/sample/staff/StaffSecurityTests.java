package dev.migrate.sample.staff;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.LinkedMultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may see and do what.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.profiles.active=dev", "app.migrate.auto-generate=false",
				"spring.datasource.url=jdbc:h2:mem:staff", "management.endpoint.migrations.access=unrestricted" })
class StaffSecurityTests {

	@Autowired
	private TestRestTemplate rest;

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void somebodyElse() {
		this.jdbc.update("delete from users where email = 'ada@example.com'");
		this.jdbc.update(
				"insert into users (version, email, full_name, staff, password, created_at) "
						+ "select 0, 'ada@example.com', 'Ada', false, password, created_at from users where email = ?",
				DemoStaff.EMAIL);
	}

	@Test
	void staffSeeEveryEntityInTheExplorer() {
		TestRestTemplate staff = this.rest.withBasicAuth(DemoStaff.EMAIL, DemoStaff.PASSWORD);
		JsonNode links = staff.getForObject("/api", JsonNode.class).path("_links");
		assertThat(links.fieldNames()).toIterable().contains("users", "products", "categories", "orders", "partners");
		assertThat(staff.getForObject("/api/explorer/index.html", String.class)).contains("HAL Explorer");
		assertThat(staff.getForObject("/api/users", JsonNode.class).findValuesAsText("email"))
			.contains(DemoStaff.EMAIL);
	}

	@Test
	void nobodySeesPasswordsAndTheDatabaseHasOnlyHashes() {
		String users = this.rest.withBasicAuth(DemoStaff.EMAIL, DemoStaff.PASSWORD)
			.getForObject("/api/users", String.class);
		assertThat(users).contains("fullName").doesNotContain("password").doesNotContain("bcrypt");
		assertThat(
				this.jdbc.queryForObject("select password from users where email = ?", String.class, DemoStaff.EMAIL))
			.startsWith("{bcrypt}");
	}

	@Test
	void othersAreSentToTheLoginOrTurnedAway() {
		ResponseEntity<String> page = this.rest
			.exchange(RequestEntity.get("/api/explorer/index.html").accept(MediaType.TEXT_HTML).build(), String.class);
		assertThat(page.getBody()).contains("Please sign in");
		assertThat(this.rest.getForEntity("/login", String.class).getStatusCode()).isEqualTo(HttpStatus.OK);
		for (String password : List.of("staff", "wrong")) {
			assertThat(this.rest.withBasicAuth("ada@example.com", password)
				.getForEntity("/api", String.class)
				.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
		}
		assertThat(this.rest.withBasicAuth(DemoStaff.EMAIL, "wrong").getForEntity("/api", String.class).getStatusCode())
			.isEqualTo(HttpStatus.UNAUTHORIZED);
	}

	@Test
	void onlyStaffLookAtThePagesAboutMigrations() {
		assertThat(this.rest.withBasicAuth("ada@example.com", DemoStaff.PASSWORD)
			.getForEntity("/migrations", String.class)
			.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
		assertThat(
				this.rest.withBasicAuth(DemoStaff.EMAIL, DemoStaff.PASSWORD).getForObject("/migrations", String.class))
			.contains("20261119_112940_add_audit_log");
	}

	@Test
	void theFormWantsItsToken() {
		LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("username", DemoStaff.EMAIL);
		form.add("password", DemoStaff.PASSWORD);
		assertThat(this.rest
			.exchange(RequestEntity.post("/login").contentType(MediaType.APPLICATION_FORM_URLENCODED).body(form),
					String.class)
			.getStatusCode()).isIn(HttpStatus.FORBIDDEN, HttpStatus.UNAUTHORIZED);
	}

	@Test
	void onlyStaffRunWhatIsPending() {
		RequestEntity<String> run = RequestEntity.post("/actuator/migrations")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{}");
		assertThat(this.rest.exchange(run, String.class).getStatusCode()).isIn(HttpStatus.UNAUTHORIZED,
				HttpStatus.FORBIDDEN);
		assertThat(this.rest.withBasicAuth(DemoStaff.EMAIL, DemoStaff.PASSWORD)
			.exchange(run, String.class)
			.getStatusCode()).isEqualTo(HttpStatus.OK);
		assertThat(this.rest.getForEntity("/actuator/migrations", String.class).getStatusCode())
			.isEqualTo(HttpStatus.OK);
	}

}
