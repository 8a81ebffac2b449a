package dev.migrate.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.security.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.r2dbc.R2dbcAutoConfiguration;
import org.springframework.boot.autoconfigure.security.reactive.ReactiveSecurityAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.embedded.jetty.JettyReactiveWebServerFactory;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatReactiveWebServerFactory;
import org.springframework.boot.web.embedded.undertow.UndertowReactiveWebServerFactory;
import org.springframework.boot.web.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.boot.web.reactive.server.ReactiveWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The console in an application with WebFlux: the pages and rules of the one with Spring
 * MVC, whose tests look at the pages themselves.
 */
class ReactiveConsoleTests {

	private static final String CHANGES = "/migrations/default/changes";

	private static final Pattern FIELD = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

	@TempDir
	private Path module;

	@BeforeEach
	void createChangelog() throws IOException {
		Path changelog = Files.createDirectories(this.module.resolve("src/main/resources/db/changelog"));
		Files.writeString(changelog.resolve("db.changelog-master.yaml"), """
				databaseChangeLog:
				- includeAll: {path: changes/, relativeToChangelogFile: true}
				""");
		Files.writeString(Files.createDirectories(changelog.resolve("changes")).resolve("20261121_020355_letters.yaml"),
				"""
						databaseChangeLog:
						- changeSet:
						    id: 1
						    author: ada
						    changes:
						    - createTable:
						        tableName: letters
						        columns:
						        - column: {name: id, type: bigint, constraints: {primaryKey: true, nullable: false}}
						""");
	}

	@Test
	void isWhereItIsConfiguredToBe() {
		try (Shop shop = open(Open.class, "spring.webflux.base-path=/shop", "app.migrate.console.path=ops/schema")) {
			assertThat(shop.get("/shop/ops/schema").getResponseHeaders().getFirst("Location"))
				.isEqualTo("/shop/ops/schema/default");
			assertThat(shop.get("/shop/ops/schema/default").getResponseBody())
				.contains("href=\"/shop/ops/schema/assets/console.css\"");
			assertThat(shop.get("/shop/migrations").getStatus().value()).isEqualTo(404);
		}
	}

	/**
	 * The console stays where the application is, and the endpoint goes to where the
	 * others are.
	 */
	@Test
	void staysOnThePortOfTheApplicationWhereTheEndpointsHaveAnother() {
		try (Shop shop = open(Open.class, "management.server.port=0",
				"management.endpoints.web.exposure.include=health,migrations",
				"management.endpoint.migrations.access=unrestricted")) {
			Shop management = new Shop(shop.context(), shop.managementPort());
			assertThat(management.port()).isNotEqualTo(shop.port());
			assertThat(shop.get("/migrations/default").getStatus().value()).isEqualTo(200);
			assertThat(management.get("/migrations/default").getStatus().value()).isEqualTo(404);
			assertThat(shop.get("/actuator/migrations").getStatus().value()).isEqualTo(404);
			assertThat(management.get("/actuator/migrations").getResponseBody()).contains("20261121_020355_letters");
			assertThat(management.get("/actuator/migrations/20261121").getResponseBody()).contains("CREATE TABLE");
			assertThat(management.get("/actuator/migrations/20261122").getStatus().value()).isEqualTo(404);
			assertThat(management.get("/actuator/health").getStatus().value()).isEqualTo(200);
			assertThat(management.run("{\"databse\": \"default\"}").getStatus().value()).isEqualTo(400);
			assertThat(management.run("{}").getResponseBody()).contains("\"default\"");
		}
	}

	/** The headers that a proxy has left, or somebody has forged, are gone by then. */
	@ParameterizedTest
	@CsvSource({ "netty, server.forward-headers-strategy=native", "netty, server.forward-headers-strategy=framework",
			"tomcat, server.tomcat.remoteip.remote-ip-header=x-forwarded-for" })
	void refusesEverybodyWhereProxiesAreBelieved(String server, String setting) {
		try (Shop shop = open(Open.class, "test.server=" + server, setting)) {
			assertThat(shop.get("/migrations/default").getStatus().value()).isEqualTo(403);
			assertThat(shop.get("/migrations/default", "X-Forwarded-For", "127.0.0.1").getStatus().value())
				.isEqualTo(403);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "netty", "tomcat", "jetty", "undertow" })
	void guardsItselfAndItsFormOnEveryServer(String server) throws IOException {
		try (Shop shop = open(Open.class, "test.server=" + server, "app.migrate.console.write=true")) {
			assertThat(shop.context().getBean(ReactiveWebServerFactory.class).getClass().getSimpleName())
				.startsWithIgnoringCase(server);
			showsItselfToWhoeverSitsAtTheMachine(shop);
			refusesOtherNamesAndWhoComesThroughAProxy(shop);
			writesWhatItsOwnFormAsksFor(shop);
		}
	}

	private static void showsItselfToWhoeverSitsAtTheMachine(Shop shop) {
		assertThat(shop.get("/migrations").getResponseHeaders().getFirst("Location")).isEqualTo("/migrations/default");
		EntityExchangeResult<String> page = shop.get("/migrations/default");
		assertThat(page.getStatus().value()).isEqualTo(200);
		assertThat(page.getResponseBody()).contains("Timeline", "20261121_020355_letters");
		assertThat(page.getResponseHeaders().getContentType())
			.isEqualTo(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
		assertThat(page.getResponseHeaders().toSingleValueMap()).containsEntry("Cache-Control", "no-store")
			.containsEntry("X-Frame-Options", "DENY")
			.containsEntry("Content-Security-Policy",
					"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
							+ "base-uri 'none'; frame-ancestors 'none'");
		assertThat(shop.get("/migrations/assets/console.css").getResponseBody()).contains("body");
		assertThat(shop.get("/migrations/default/revisions/20261121").getResponseBody()).contains("CREATE TABLE");
		assertThat(shop.send(HttpMethod.HEAD, "/migrations/default", Map.of()).getResponseBody()).isNull();
		assertThat(shop.get("/migrations/default/revisions/20261122").getStatus().value()).isEqualTo(404);
		assertThat(shop.send(HttpMethod.DELETE, "/migrations/default", Map.of()).getStatus().value()).isEqualTo(405);
		assertThat(shop.get("/migrationsandmore").getStatus().value()).isEqualTo(404);
		assertThat(shop.get("/migrationsandmore").getResponseBody()).doesNotContain("Migrations");
	}

	private static void refusesOtherNamesAndWhoComesThroughAProxy(Shop shop) {
		EntityExchangeResult<String> named = shop.get("/migrations/default", "Host", "evil.example");
		assertThat(named.getStatus().value()).isEqualTo(403);
		assertThat(named.getResponseBody())
			.contains("The migrations are shown under the names localhost and 127.0.0.1 only.");
		for (String header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP")) {
			EntityExchangeResult<String> proxied = shop.get("/migrations/default", header, "127.0.0.1");
			assertThat(proxied.getStatus().value()).isEqualTo(403);
			assertThat(proxied.getResponseBody()).contains("and not through a proxy.")
				.doesNotContain("20261121_020355_letters");
		}
	}

	private void writesWhatItsOwnFormAsksFor(Shop shop) throws IOException {
		EntityExchangeResult<String> shown = shop.get(CHANGES);
		assertThat(shown.getResponseBody()).contains("Write this revision");
		Map<String, String> form = fields(shown);
		assertThat(form).containsKeys("_form", "seen");
		Map<String, String> forged = new HashMap<>(form);
		forged.put("_form", "1");
		assertThat(shop.post(forged).getStatus().value()).isEqualTo(403);
		assertThat(shop.post(form, "Origin", "https://evil.example").getStatus().value()).isEqualTo(403);
		assertThat(shop.post(form, "Sec-Fetch-Site", "cross-site").getStatus().value()).isEqualTo(403);
		assertThat(revisions()).hasSize(1);
		EntityExchangeResult<String> written = shop.post(form, "Origin", "http://localhost:" + shop.port());
		assertThat(written.getStatus().value()).as(written.getResponseBody()).isEqualTo(303);
		assertThat(revisions()).hasSize(2);
	}

	@Test
	void asksSpringSecurityWhereItIsThere() throws IOException {
		try (Shop shop = open(Secured.class, "app.migrate.console.write=true")) {
			EntityExchangeResult<String> nobody = shop.get("/migrations/default");
			assertThat(nobody.getStatus().value()).isEqualTo(401);
			assertThat(nobody.getResponseBody()).contains("Nobody is signed in.")
				.doesNotContain("20261121_020355_letters");
			EntityExchangeResult<String> bob = shop.get("/migrations/default", "Authorization", basic("bob"));
			assertThat(bob.getStatus().value()).isEqualTo(403);
			assertThat(bob.getResponseBody())
				.contains("You are signed in, but have none of the roles that may see the migrations: ADMIN.");
			assertThat(shop.get("/migrations/default", "Authorization", "Basic YWRhOndyb25n").getStatus().value())
				.isEqualTo(401);

			EntityExchangeResult<String> shown = shop.get(CHANGES, "Authorization", basic("ada"));
			assertThat(shown.getStatus().value()).isEqualTo(200);
			Map<String, String> form = fields(shown);
			assertThat(form).containsKeys("_form", "_csrf");
			String session = "SESSION=" + shown.getResponseCookies().getFirst("SESSION").getValue();
			assertThat(shop.post(form, "Cookie", session).getStatus().value()).as("nobody").isEqualTo(401);
			Map<String, String> withoutToken = new HashMap<>(form);
			withoutToken.remove("_csrf");
			assertThat(shop.post(withoutToken, "Authorization", basic("ada"), "Cookie", session).getStatus().value())
				.isEqualTo(403);
			assertThat(revisions()).hasSize(1);
			assertThat(shop.post(form, "Authorization", basic("ada"), "Cookie", session).getStatus().value())
				.isEqualTo(303);
			assertThat(revisions()).hasSize(2);
		}
	}

	private static String basic(String user) {
		return "Basic " + java.util.Base64.getEncoder().encodeToString((user + ":secret").getBytes());
	}

	private List<Path> revisions() throws IOException {
		try (Stream<Path> files = Files.list(this.module.resolve("src/main/resources/db/changelog/changes"))) {
			return files.toList();
		}
	}

	/** Those of the last form, as a browser would send them. */
	private static Map<String, String> fields(EntityExchangeResult<String> page) {
		String body = String.valueOf(page.getResponseBody());
		Map<String, String> fields = new HashMap<>();
		FIELD.matcher(body.substring(body.lastIndexOf("<form")))
			.results()
			.forEach((field) -> fields.put(field.group(1), field.group(2)));
		return fields;
	}

	private Shop open(Class<?> application, String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.addAll(List.of("server.port=0", "spring.main.web-application-type=reactive",
				"spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(), "spring.jpa.hibernate.ddl-auto=none",
				"app.migrate.console.enabled=true",
				"app.migrate.directory=" + this.module.resolve("src/main/resources/db/changelog/changes")));
		return new Shop((ReactiveWebServerApplicationContext) new SpringApplicationBuilder(application)
			.properties(all.toArray(String[]::new))
			.run());
	}

	/**
	 * A running application, and who asks it.
	 */
	private record Shop(ConfigurableApplicationContext context, int port,
			WebTestClient client) implements AutoCloseable {

		Shop(ReactiveWebServerApplicationContext context) {
			this(context, context.getWebServer().getPort());
		}

		Shop(ConfigurableApplicationContext context, int port) {
			this(context, port, WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build());
		}

		int managementPort() {
			return context().getEnvironment().getRequiredProperty("local.management.port", int.class);
		}

		EntityExchangeResult<String> run(String body) {
			return this.client.post()
				.uri("/actuator/migrations")
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(body)
				.exchange()
				.expectBody(String.class)
				.returnResult();
		}

		EntityExchangeResult<String> get(String path, String... headers) {
			return send(HttpMethod.GET, path, Map.of(), headers);
		}

		EntityExchangeResult<String> post(Map<String, String> form, String... headers) {
			return send(HttpMethod.POST, CHANGES, form, headers);
		}

		EntityExchangeResult<String> send(HttpMethod method, String path, Map<String, String> form, String... headers) {
			LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
			form.forEach(fields::add);
			WebTestClient.RequestBodySpec request = this.client.method(method).uri(path);
			for (int i = 0; i < headers.length; i += 2) {
				request.header(headers[i], headers[i + 1]);
			}
			if (!form.isEmpty()) {
				request.contentType(MediaType.APPLICATION_FORM_URLENCODED).body(BodyInserters.fromFormData(fields));
			}
			return request.exchange().expectBody(String.class).returnResult();
		}

		@Override
		public void close() {
			this.context.close();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { R2dbcAutoConfiguration.class, ReactiveSecurityAutoConfiguration.class,
			ReactiveManagementWebSecurityAutoConfiguration.class })
	@EntityScan(basePackageClasses = ReactiveConsoleTests.class)
	static class Open {

		@Bean
		ReactiveWebServerFactory server(@Value("${test.server:netty}") String name) {
			return switch (name) {
				case "tomcat" -> new TomcatReactiveWebServerFactory();
				case "jetty" -> new JettyReactiveWebServerFactory();
				case "undertow" -> new UndertowReactiveWebServerFactory();
				default -> new NettyReactiveWebServerFactory();
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(
			exclude = { R2dbcAutoConfiguration.class, ReactiveManagementWebSecurityAutoConfiguration.class })
	@EntityScan(basePackageClasses = ReactiveConsoleTests.class)
	static class Secured {

		@Bean
		SecurityWebFilterChain everybodyComesIn(ServerHttpSecurity http) {
			return http.authorizeExchange((exchanges) -> exchanges.anyExchange().permitAll())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		MapReactiveUserDetailsService users() {
			return new MapReactiveUserDetailsService(
					User.withUsername("ada").password("{noop}secret").roles("ADMIN").build(),
					User.withUsername("bob").password("{noop}secret").roles("USER").build());
		}

	}

	@Entity
	@Table(name = "letters")
	static class Letter {

		@Id
		Long id;

		String text;

	}

}
