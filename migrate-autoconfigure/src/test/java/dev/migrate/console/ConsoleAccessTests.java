package dev.migrate.console;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

import dev.migrate.MigrationService;
import dev.migrate.failure.MigrationException;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Who sees the console, on a real server.
 */
class ConsoleAccessTests {

	@TempDir
	private Path module;

	@Test
	void showsItselfToWhoeverSitsAtTheMachine() {
		try (ConsoleApplication application = open()) {
			ConfigurableListableBeanFactory beans = application.context().getBeanFactory();
			assertThat(beans.containsSingleton("migrationsConsole")).as("made before somebody comes").isFalse();
			assertThat(application.get("/migrations").headers()).containsEntry("location", "/migrations/default");
			HttpAnswer page = application.get("/migrations/default");
			assertThat(page.status()).isEqualTo(200);
			assertThat(page.text()).contains("Timeline", "up to date", "01_notes");
			assertThat(page.headers()).containsEntry("content-type", "text/html;charset=UTF-8")
				.containsEntry("x-frame-options", "DENY")
				.containsEntry("x-content-type-options", "nosniff")
				.containsEntry("referrer-policy", "same-origin")
				.containsEntry("cache-control", "no-store")
				.containsEntry("content-security-policy",
						"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
								+ "base-uri 'none'; frame-ancestors 'none'");
			assertThat(application.get("/migrations/", "Host: 127.0.0.1").status()).isEqualTo(303);
			assertThat(application.get("/migrations/", "Host: [::1]:1").status()).isEqualTo(303);
			assertThat(application.get("/migrations/assets/console.css").status()).isEqualTo(200);
		}
	}

	@Test
	void isNotThereUnlessItIsSwitchedOn() {
		try (ConsoleApplication application = open("app.migrate.console.enabled=false")) {
			assertThat(application.get("/migrations").status()).isEqualTo(404);
			assertThat(application.context().getBeansOfType(MigrationService.class)).isNotEmpty();
			assertThat(application.context().getBeanDefinitionNames())
				.noneMatch((name) -> name.startsWith("migrationsConsole"));
		}
	}

	@Test
	void isWhereItIsConfiguredToBe() {
		try (ConsoleApplication application = open("app.migrate.console.path=ops/schema/",
				"server.servlet.context-path=/shop")) {
			assertThat(application.get("/shop/ops/schema").headers()).containsEntry("location",
					"/shop/ops/schema/default");
			assertThat(application.get("/shop/ops/schema/default").body())
				.contains("href=\"/shop/ops/schema/assets/console.css\"")
				.contains("href=\"/shop/ops/schema/default/revisions/01_notes\"");
			assertThat(application.get("/shop/migrations").status()).isEqualTo(404);
		}
	}

	@Test
	void refusesToTakeThePlaceOfTheApplication() {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new ConsoleSettings(" / ", List.of(), false, false, false))
			.withMessage("The console would take the place of the whole application.")
			.satisfies((failure) -> assertThat(failure.getAction())
				.isEqualTo("Set app.migrate.console.path to an address below it, such as /migrations."));
	}

	@Test
	void refusesNamesThatSomebodyElseLetsPointToTheMachine() {
		try (ConsoleApplication application = open()) {
			for (String path : List.of("/migrations/default", "/migrations/assets/console.css")) {
				HttpAnswer answer = application.get(path, "Host: evil.example:" + application.port());
				assertThat(answer.status()).isEqualTo(403);
				assertThat(answer.text())
					.contains("The migrations are shown under the names localhost and 127.0.0.1 only. "
							+ "Use one of them in place of the name in the address bar.")
					.doesNotContain("01_notes");
			}
		}
	}

	@Test
	void refusesOtherMachines() throws Exception {
		List<InetAddress> outside = addresses((address) -> !address.isLoopbackAddress());
		assumeThat(outside).as("a network").isNotEmpty();
		try (ConsoleApplication application = open()) {
			for (InetAddress address : outside) {
				HttpAnswer answer = ask(application, address);
				assertThat(answer.status()).as(address.toString()).isEqualTo(403);
				assertThat(answer.text())
					.contains("Without Spring Security, the migrations are shown to nobody but the machine that the "
							+ "application runs on. Add Spring Security to the application, or come through a tunnel: "
							+ "ssh -L 8080:localhost:8080 <machine>.")
					.doesNotContain("01_notes");
			}
			for (InetAddress address : addresses(InetAddress::isLoopbackAddress)) {
				assertThat(ask(application, address).status()).as(address.toString()).isEqualTo(200);
			}
		}
	}

	private static HttpAnswer ask(ConsoleApplication application, InetAddress address) {
		return HttpAnswer.to(address, application.port(), "", "GET /migrations/default HTTP/1.1", "Host: localhost");
	}

	/** Of both versions of the protocol, as far as the machine has them. */
	private static List<InetAddress> addresses(Predicate<InetAddress> kind) throws SocketException {
		return NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> !address.isLinkLocalAddress())
			.filter(kind)
			.toList();
	}

	@Test
	void refusesWhoComesThroughAProxy() {
		for (String strategy : List.of("none", "native", "framework")) {
			try (ConsoleApplication application = open("server.forward-headers-strategy=" + strategy)) {
				for (String header : List.of("X-Forwarded-For: 203.0.113.9", "X-Forwarded-For: 127.0.0.1",
						"X-Forwarded-For: 127.0.0.1, 203.0.113.9", "Forwarded: for=127.0.0.1;host=localhost",
						"X-Real-IP: 127.0.0.1")) {
					HttpAnswer answer = application.get("/migrations/default", header);
					assertThat(answer.status()).as(strategy + " " + header).isEqualTo(403);
					assertThat(answer.text()).contains(
							"Without Spring Security, the migrations are shown to nobody but the machine that the "
									+ "application runs on");
				}
				HttpAnswer silent = HttpAnswer.to(InetAddress.getLoopbackAddress(), application.port(), "",
						"GET /migrations/default HTTP/1.0", "Host: localhost");
				assertThat(silent.status()).as("as nginx asks that is told nothing but proxy_pass").isEqualTo(403);
				assertThat(silent.text()).contains("and not through a proxy");
			}
		}
	}

	@Test
	void asksSpringSecurityWhereItIsThere() {
		try (ConsoleApplication application = secured()) {
			HttpAnswer anonymous = application.get("/migrations/default");
			assertThat(anonymous.status()).isEqualTo(401);
			assertThat(anonymous.text()).contains("Nobody is signed in. Sign in first. If there is nowhere to sign in, "
					+ "have Spring Security ask for it: authorizeHttpRequests().requestMatchers(\"/migrations/**\")"
					+ ".authenticated().");
			assertThat(application.get("/migrations/assets/console.css").status()).isEqualTo(401);
			HttpAnswer stranger = application.get("/migrations/default", basic("bob"));
			assertThat(stranger.status()).isEqualTo(403);
			assertThat(stranger.text())
				.contains("You are signed in, but have none of the roles that may see the migrations: ADMIN. "
						+ "Sign in as somebody who has one, or name other roles in app.migrate.console.roles.");
			assertThat(application.get("/migrations/default", basic("ada")).text()).contains("01_notes");
			assertThat(application
				.get("/migrations/default", basic("ada"), "Host: shop.example", "X-Forwarded-For: 203.0.113.9")
				.text()).contains("01_notes");
		}
	}

	@Test
	void admitsTheRolesThatAreNamed() {
		try (ConsoleApplication application = secured("app.migrate.console.roles=STAFF,USER")) {
			assertThat(application.get("/migrations/default", basic("bob")).status()).isEqualTo(200);
			assertThat(application.get("/migrations/default", basic("ada")).status()).isEqualTo(403);
		}
		try (ConsoleApplication application = secured("app.migrate.console.roles=*")) {
			assertThat(application.get("/migrations/default", basic("ada")).status()).isEqualTo(200);
			assertThat(application.get("/migrations/default").status()).isEqualTo(401);
		}
	}

	private ConsoleApplication open(String... properties) {
		return ConsoleApplication.open(changelog().module(), TestDatabases.create("h2"), List.of(), properties);
	}

	private ConsoleApplication secured(String... properties) {
		return ConsoleApplication.secured(changelog().module(), TestDatabases.create("h2"), List.of(), properties);
	}

	private ChangelogDirectory changelog() {
		ChangelogDirectory changelog = new ChangelogDirectory(this.module);
		changelog.writeSql("01_notes", "create table notes (id bigint not null primary key)");
		return changelog;
	}

	private static String basic(String user) {
		return "Authorization: Basic "
				+ Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
	}

}
