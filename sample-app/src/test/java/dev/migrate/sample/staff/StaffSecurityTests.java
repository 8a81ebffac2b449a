package dev.migrate.sample.staff;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.migrate.MigrationService;
import dev.migrate.RollbackRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
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
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "spring.profiles.active=dev",
		"app.migrate.auto-generate=false", "spring.datasource.url=jdbc:h2:mem:staff" })
class StaffSecurityTests {

	private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

	@LocalServerPort
	private int port;

	@Autowired
	private MigrationService migrations;

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
	void whoSignsInAtTheFormGetsThePageThatTheyAskedForAndOnlyWithTheTokenRunsWhatIsPending() {
		this.migrations.rollback(RollbackRequest.steps(1).withDataLossAllowed());
		Browser browser = new Browser(this.port);
		HttpResponse<String> console = browser.signIn("/migrations", DemoStaff.EMAIL, DemoStaff.PASSWORD);
		assertThat(console.uri().getPath()).isEqualTo("/migrations/default");
		assertThat(console.body()).contains("20261119_112940_add_audit_log");

		assertThat(browser.script("POST", "/actuator/migrations", JSON, "{}").statusCode()).isEqualTo(403);
		assertThat(this.migrations.status().upToDate()).isFalse();
		String token = Browser.token(browser.open("/logout"));
		HttpResponse<String> run = browser.script("POST", "/actuator/migrations", JSON, "{}", "X-CSRF-TOKEN", token);
		assertThat(run.statusCode()).as(run.body()).isEqualTo(200);
		assertThat(run.body()).contains("20261119_112940_add_audit_log");
		assertThat(this.migrations.status().upToDate()).isTrue();

		browser.submit("/logout", Map.of("_csrf", token));
		assertThat(browser.open("/migrations").body()).contains("Please sign in");
	}

	@Test
	void theExplorerWritesAndNoFormFromElsewhereDoes() {
		Browser browser = new Browser(this.port);
		String partner = """
				{"name": "Leaves", "website": "https://leaves.example"}""";
		assertThat(browser.script("POST", "/api/partners", JSON, partner).statusCode()).isEqualTo(401);
		browser.signIn("/api/explorer/index.html", DemoStaff.EMAIL, DemoStaff.PASSWORD);
		for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
			assertThat(browser.script("POST", "/api/partners", type, partner).statusCode()).isEqualTo(403);
		}
		HttpResponse<String> asked = browser.script("OPTIONS", "/api/partners", JSON, "", "Origin",
				"https://elsewhere.example", "Access-Control-Request-Method", "POST");
		assertThat(asked.statusCode()).isGreaterThanOrEqualTo(400);
		assertThat(asked.headers().map()).doesNotContainKey("access-control-allow-origin");
		HttpResponse<String> created = browser.script("POST", "/api/partners", JSON + "; charset=utf-8", partner);
		assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
		String path = URI.create(created.headers().firstValue("Location").orElseThrow()).getPath();
		assertThat(browser.open(path).body()).contains("leaves.example");
		assertThat(browser.script("DELETE", path, JSON, "").statusCode()).isEqualTo(204);
	}

	@Test
	void onlyStaffSignInAtTheForm() {
		Browser browser = new Browser(this.port);
		assertThat(browser.signIn("/migrations", "ada@example.com", DemoStaff.PASSWORD).uri().getQuery())
			.isEqualTo("error");
		assertThat(browser.open("/migrations").body()).contains("Please sign in");
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
