package dev.migrate.sample.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.migrate.sample.ShopProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged shop in a real browser, as somebody of its staff sees it in the profile
 * {@code dev}. Pictures of what is seen are in {@code target/browser} afterwards.
 */
class ShopInBrowserIT {

	private static final Path JAR = Path.of("target/sample-app.jar").toAbsolutePath();

	private static final String NEWEST = "20261119_112940_add_audit_log";

	@TempDir
	private static Path directory;

	private static ShopProcess.Running shop;

	private static String root;

	@TempDir
	private Path profile;

	private Chromium browser;

	@BeforeAll
	static void openTheShop() throws IOException {
		shop = new ShopProcess(directory, List.of("-jar", JAR.toString())).start("--server.port=0",
				"--spring.profiles.active=dev");
		shop.awaitOutput("Started ShopApplication");
		root = "http://localhost:" + shop.port();
	}

	@AfterAll
	static void closeTheShop() {
		if (shop != null) {
			shop.close();
		}
	}

	@BeforeEach
	void comeIn() {
		this.browser = Chromium.start(this.profile);
	}

	@AfterEach
	void leave() {
		if (this.browser != null) {
			this.browser.close();
		}
	}

	@ParameterizedTest
	@CsvSource({ "light, 1280", "dark, 1280", "light, 390", "dark, 390" })
	void theConsoleReadsWell(String colours, int width) {
		this.browser.prefer(colours, width);
		signIn("/migrations");
		assertThat(this.browser.text()).contains("Timeline", "up to date", "Add audit log", "Create users and catalog");
		Map<String, String> pages = Map.of("timeline", "", "revision", "/revisions/" + NEWEST, "changes", "/changes",
				"schema", "/schema", "schema-table", "/schema?table=orders&depth=1", "before-and-after",
				"/schema?revision=20261118_150516_orders_can_be_cancelled", "drift", "/drift");
		pages.forEach((name, path) -> {
			this.browser.open(root + "/migrations/default" + path);
			assertThat(
					this.browser.eval("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
				.as("fits the width: " + name)
				.isEqualTo(true);
			this.browser.picture(name + "-" + colours + "-" + width);
		});
		this.browser.open(root + "/migrations/default/schema");
		assertThat(this.browser.all(".diagram [data-table='orders']")).hasSize(1);
		assertThat(this.browser.complaints()).filteredOn((complaint) -> complaint.contains("/migrations")).isEmpty();
	}

	@Test
	void theConsoleNeedsNoMouse() {
		this.browser.prefer("light", 1280);
		this.browser.open(root + "/migrations");
		// The form has its cursor in the first field
		this.browser.type("staff@example.com", Keys.TAB, "staff", Keys.ENTER);
		this.browser.await("location.pathname == '/migrations/default'");
		tabTo("Add audit log");
		this.browser.picture("keyboard-focus");
		this.browser.type(Keys.ENTER);
		this.browser.await("location.pathname.endsWith('" + NEWEST + "')");
		tabTo("Schema before and after");
		this.browser.type(Keys.ENTER);
		this.browser.await("document.querySelector('.diagram .added[data-table=audit_log]') != null");
		tabTo("Drift");
		this.browser.type(Keys.ENTER);
		this.browser.await("location.pathname.endsWith('/drift')");
	}

	private void tabTo(String text) {
		for (int i = 0; i < 60; i++) {
			this.browser.type(Keys.TAB);
			if (String.valueOf(this.browser.eval("document.activeElement.textContent")).strip().equals(text)) {
				return;
			}
		}
		throw new AssertionError("The Tab key does not lead to '" + text + "' of\n" + this.browser.text());
	}

	@Test
	void theExplorerShowsEveryEntity() {
		this.browser.prefer("light", 1280);
		signIn("/api/explorer");
		this.browser.await("document.body.innerText.includes('webinarRegistrants')");
		assertThat(this.browser.text()).contains("users", "products", "orders", "partners", "customerTotals");
		this.browser.picture("explorer");
		this.browser.open(root + "/api/explorer/index.html#uri=/api/users");
		this.browser.await("document.body.innerText.includes('staff@example.com')");
		assertThat(this.browser.text()).doesNotContain("{bcrypt}");
		this.browser.picture("explorer-users");
	}

	/** Where the person wanted to go. */
	private void signIn(String path) {
		this.browser.open(root + path);
		assertThat(this.browser.text()).contains("Please sign in");
		this.browser.type("staff@example.com", Keys.TAB, "staff", Keys.ENTER);
		this.browser.await("location.pathname.startsWith('" + path + "')");
	}

}
